import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../api/client';
import type { Batch, BatchCounts } from '../api/wire';

/** Milliseconds between looks at numbers that change while people work. */
export const LIVE = 5_000;

/** Most batches a table reads; the server counts each one's tasks. */
const MOST_BATCHES = 100;

/** Archived projects are a list of their own. */
export const projectsQuery = (archived = false) =>
  queryOptions({ queryKey: archived ? ['projects', '', 'archived'] : ['projects'], queryFn: () => take(api.GET('/v1/projects', archived ? { params: { query: { archived: true } } } : {})) });

export const projectQuery = (name: string) =>
  queryOptions({ queryKey: ['projects', name], queryFn: () => take(api.GET('/v1/projects/{name}', { params: { path: { name } } })) });

export const settingsQuery = (name: string) =>
  queryOptions({ queryKey: ['projects', name, 'settings'], queryFn: () => take(api.GET('/api/projects/{name}/settings', { params: { path: { name } } })) });

/** Batches with their counts, newest first. Version 1 has the counts, version 2 knows which are paused or given up. */
export const batchesQuery = (project?: string) =>
  queryOptions({
    queryKey: ['batches', project ?? null],
    refetchInterval: LIVE,
    queryFn: async () => {
      const limit = MOST_BATCHES;
      const [page, states] = await Promise.all([
        take(api.GET('/v1/batches', { params: { query: { detailed: true, limit, ...(project && { project }) } } })),
        take(api.GET('/v2/batches', { params: { query: { limit, ...(project && { project_name: project }) } } })),
      ]);
      const statusOf = new Map(states.batches.map((b) => [b.id, b.status]));
      return page.docs.map((batch): Batch => ({ ...batch, status: statusOf.get(batch.id) ?? batch.status }));
    },
  });

export const taskQuery = (id: string) =>
  queryOptions({ queryKey: ['task', id], queryFn: () => take(api.GET('/v1/task/{id}', { params: { path: { id }, query: { include_attachment_url: true } } })) });

/** The same with everything that happened to it. */
export const taskDetailQuery = (id: string) => queryOptions({ queryKey: ['task', id, 'detail'], queryFn: () => take(api.GET('/api/tasks/{id}', { params: { path: { id } } })) });

/** How many tasks of each project have each status, those without a batch included; by project id. */
export const progressQuery = () => queryOptions({ queryKey: ['progress'], refetchInterval: LIVE, queryFn: () => take(api.GET('/api/progress')) });

export const sumOf = (counts: Partial<BatchCounts>): BatchCounts & { all: number } => {
  const { pending = 0, completed = 0, error = 0, canceled = 0 } = counts;
  return { pending, completed, error, canceled, all: pending + completed + error + canceled };
};
