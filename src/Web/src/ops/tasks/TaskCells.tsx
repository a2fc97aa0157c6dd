import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../messages/ops';
import { batchPath, taskPath } from '../paths';
import { batchesQuery, projectsQuery } from '../queries';

/** Which task it is, and of which batch. */
export function TaskCells({ task: { task, project, batch } }: { task: { task: string; project: string; batch: string } }) {
  const t = useText();
  const projects = useQuery(projectsQuery());
  const batches = useQuery(batchesQuery());
  const known = batches.data?.batches.find((b) => b.id === batch);
  return (
    <>
      <td><div className="cell-name"><Link to={taskPath(task)}>{projects.data?.find((p) => p.id === project)?.name ?? project}</Link><span className="mono">{task}</span></div></td>
      <td><Link to={batchPath(batch)}>{known ? known.name || t('risk.unnamed') : batch}</Link></td>
    </>
  );
}
