import { api, take } from '../../api/client';
import type { Body } from '../../api/wire';
import { queryOf, type TaskFilter } from './filter';
import { PAGE } from './pages';

/** Whole tasks, with their params and responses: what a file is made of. */
export const readPage = (filter: TaskFilter, token: string | undefined, signal?: AbortSignal): Promise<Body<'TaskPage'>> =>
  take(api.GET('/v1/tasks', { params: { query: { ...queryOf(filter), limit: PAGE, ...(token && { next_token: token }) } }, signal }));
