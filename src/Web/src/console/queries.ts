import { queryOptions } from '@tanstack/react-query';
import { api, send, take } from '../api/client';
import type { Batch, BatchCounts, BatchStatus, Page, Project, ProjectSettings, Task, TaskDetail } from '../api/wire';

/** Milliseconds between looks at numbers that change while people work. */
export const LIVE = 5_000;

/** Most batches a table reads; the server counts each one's tasks. */
const MOST_BATCHES = 100;

/** Archived projects are a list of their own. */
export const projectsQuery = (archived = false) =>
  queryOptions({ queryKey: archived ? ['projects', '', 'archived'] : ['projects'], queryFn: () => take<Project[]>(api.GET('/v1/projects', archived ? { params: { query: { archived: true } } } : {})) });

export const projectQuery = (name: string) =>
  queryOptions({ queryKey: ['projects', name], queryFn: () => take<Project>(api.GET('/v1/projects/{name}', { params: { path: { name } } })) });

export const settingsQuery = (name: string) =>
  queryOptions({ queryKey: ['projects', name, 'settings'], queryFn: () => send<ProjectSettings>('GET', `/api/projects/${encodeURIComponent(name)}/settings`) });

/** Batches with their counts, newest first. Version 1 has the counts, version 2 knows which are paused or given up. */
export const batchesQuery = (project?: string) =>
  queryOptions({
    queryKey: ['batches', project ?? null],
    refetchInterval: LIVE,
    queryFn: async () => {
      const limit = MOST_BATCHES;
      const [page, states] = await Promise.all([
        take<Page<Batch>>(api.GET('/v1/batches', { params: { query: { detailed: true, limit, ...(project && { project }) } } })),
        take<{ batches: { id: string; status: BatchStatus }[] }>(api.GET('/v2/batches', { params: { query: { limit, ...(project && { project_name: project }) } } })),
      ]);
      const statusOf = new Map(states.batches.map((b) => [b.id, b.status]));
      return page.docs.map((batch) => ({ ...batch, status: statusOf.get(batch.id) ?? batch.status }));
    },
  });

export const taskQuery = (id: string) =>
  queryOptions({ queryKey: ['task', id], queryFn: () => send<Task>('GET', `/v1/task/${encodeURIComponent(id)}?include_attachment_url=true`) });

/** The same with everything that happened to it. */
export const taskDetailQuery = (id: string) => queryOptions({ queryKey: ['task', id, 'detail'], queryFn: () => send<TaskDetail>('GET', `/api/tasks/${encodeURIComponent(id)}`) });

/** How many tasks of each project have each status, those without a batch included; by project id. */
export const progressQuery = () => queryOptions({ queryKey: ['progress'], refetchInterval: LIVE, queryFn: () => take<Record<string, BatchCounts>>(api.GET('/api/progress')) });

export const sumOf = (counts: Partial<BatchCounts>): BatchCounts & { all: number } => {
  const { pending = 0, completed = 0, error = 0, canceled = 0 } = counts;
  return { pending, completed, error, canceled, all: pending + completed + error + canceled };
};
