import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Page, Section } from '../../components/Page';
import { EmptyState, ErrorState, Loading } from '../../components/States';
import { useText } from '../../messages/console';
import { useProject } from '../projects/ProjectLayout';
import { DownloadTasks } from './DownloadTasks';
import { filterOf, type TaskFilter } from './filter';
import { TaskFilters } from './TaskFilters';
import { tasksQuery } from './query';
import { SelectionBar } from './SelectionBar';
import { TaskTable } from './TaskTable';
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
  const t = useText();
  const [params, setParams] = useSearchParams();
  const filter: TaskFilter = { ...filterOf(params), ...(project && { project }) };
  const tasks = useInfiniteQuery(tasksQuery(filter));
  const total = tasks.data?.pages[0]?.total ?? 0;
  const rows = tasks.data?.pages.flatMap((page) => page.rows) ?? [];
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const address = params.toString();
  // What is no longer shown is not acted on.
  useEffect(() => setSelected(new Set()), [address, project]);
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
      <div className="task-toolbar">
        <TaskFilters filter={filter} fixedProject={project} onChange={change} onClear={() => setParams({}, { replace: true })} />
        <div className="row apart">
          <span className="muted small" aria-live="polite">{tasks.data && t('tasks.total', { n: total })}{rows.length < total && ` · ${t('tasks.loaded', { loaded: rows.length })}`}</span>
          <div className="row">
            <DownloadTasks filter={filter} total={total} />
            <IconButton label={t('tasks.refresh')} onPress={() => void tasks.refetch()}><Icon name="refresh" /></IconButton>
          </div>
        </div>
      </div>
      {selected.size > 0 && <SelectionBar ids={[...selected]} onClear={() => setSelected(new Set())} />}
      {tasks.isPending ? <div className="section-body"><Loading rows={6} /></div>
        : tasks.isError ? <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />
        : rows.length === 0 ? <EmptyState icon="search" title={t('tasks.none')}><p>{t('tasks.none.body')}</p></EmptyState>
        : <TaskTable rows={rows} total={total} more={tasks.hasNextPage} busy={tasks.isFetchingNextPage} onMore={() => void tasks.fetchNextPage()} wide={!project} selected={selected} onSelect={setSelected} />}
    </Section>
  );
}
