import { useSearchParams } from 'react-router';
import { Page, Section } from '../../components/Page';
import { useText } from '../../messages/console';
import { useProject } from '../projects/ProjectLayout';
import { filterOf, type TaskFilter } from './filter';
import { TaskFilters } from './TaskFilters';
import { TaskRows } from './TaskRows';
import './tasks.css';

/** All tasks of the organization. */
export function AllTasks() {
  const t = useText();
  return <Page title={t('tasks.title')} width="full"><TaskList /></Page>;
}

/** The tasks of one project, as one of its tabs. */
export function ProjectTasks() {
  return <TaskList project={useProject().name} />;
}

function TaskList({ project }: { project?: string }) {
  const [params, setParams] = useSearchParams();
  const filter: TaskFilter = { ...filterOf(params), ...(project && { project }) };
  const change = (part: Record<string, string | undefined>) =>
    setParams((now) => {
      for (const [name, value] of Object.entries(part)) {
        if (value) now.set(name, value);
        else now.delete(name);
      }
      return now;
    }, { replace: true });

  return (
    <Section flush>
      <div className="task-list">
        <div className="task-toolbar"><TaskFilters filter={filter} fixedProject={project} onChange={change} onClear={() => setParams({}, { replace: true })} /></div>
        <TaskRows key={JSON.stringify(filter)} filter={filter} wide={!project} />
      </div>
    </Section>
  );
}
