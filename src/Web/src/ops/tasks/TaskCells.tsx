import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useBatchName } from '../batchName';
import { batchPath, taskPath } from '../paths';
import { batchesQuery } from '../queries';

/** Which task it is, and of which batch. */
export function TaskCells({ task: { task, project, batch } }: { task: { task: string; project: string; batch: string } }) {
  const { nameOf, projectOf } = useBatchName();
  const batches = useQuery(batchesQuery());
  const known = batches.data?.batches.find((b) => b.id === batch);
  return (
    <>
      <td><div className="cell-name"><Link to={taskPath(task)}>{projectOf({ project })}</Link><span className="mono">{task}</span></div></td>
      <td><Link to={batchPath(batch)}>{known ? nameOf(known) : batch}</Link></td>
    </>
  );
}
