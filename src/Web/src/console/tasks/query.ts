import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Body, Task } from '../../api/wire';
import { queryOf, type TaskFilter } from './filter';

/** Rows of one page; the server gives no more. */
export const PAGE = 100;

/** What a row of the list shows. Params and responses may be a megabyte each: they are let go at once. */
export type TaskRow = Pick<Task, 'task_id' | 'status' | 'type' | 'project' | 'batch' | 'unique_id' | 'created_at' | 'completed_at' | 'customer_review_status' | 'tags'>;

interface TaskPage {
  rows: TaskRow[];
  total: number;
  next?: string;
}

export const readPage = (filter: TaskFilter, token: string | undefined, signal?: AbortSignal): Promise<Body<'TaskPage'>> =>
  take(api.GET('/v1/tasks', { params: { query: { ...queryOf(filter), limit: PAGE, ...(token && { next_token: token }) } }, signal }));

/** Tasks of a filter, newest first, page after page by the key of the last row: a million rows cost no more each than ten. */
export const tasksQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<TaskPage> => {
      const page = await readPage(filter, pageParam, signal);
      return { rows: page.docs.map(light), total: page.total, next: page.has_more ? page.next_token : undefined };
    },
    getNextPageParam: (page) => page.next,
    refetchOnWindowFocus: false,
  });

const light = ({ task_id, status, type, project, batch, unique_id, created_at, completed_at, customer_review_status, tags }: Task): TaskRow => ({
  task_id, status, type, project, batch, unique_id, created_at, completed_at, customer_review_status, tags,
});
