import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Body } from '../../api/wire';
import { queryOf, type TaskFilter } from './filter';

/** Rows of one page; the server gives no more. */
export const PAGE = 100;

/** Pages that are kept on either side of what is looked at. */
const KEPT = 20;

export type TaskRow = Body<'TaskLine'>;
export type TaskLines = Body<'TaskLines'>;

/** Where a reply begins: a row, the first task that is no newer than a time, or a task. */
export type Beginning = { position: number } | { time: string } | { task: string };

export const readLines = (filter: TaskFilter, from: Beginning, limit: number, near?: string, signal?: AbortSignal): Promise<TaskLines> =>
  take(api.GET('/api/tasks', { params: { query: { ...queryOf(filter), ...from, limit, ...(near && { near }) } }, signal }));

const keyOf = (filter: TaskFilter) => ['tasks', filter] as const;
const pageIn = (key: readonly unknown[]) => key[2] as number;

/**
 * One page of a list, by its number. The page that was read nearest to it says the server where it is, for a jump costs what lies
 * between. What was read before a change counts no more: the first page after it is found, and the list counted, anew.
 */
export const pageQuery = (queries: QueryClient, filter: TaskFilter, page: number) =>
  queryOptions({
    queryKey: [...keyOf(filter), page],
    queryFn: ({ signal }) => readLines(filter, { position: page * PAGE }, PAGE, nearest(queries, filter, page), signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

function nearest(queries: QueryClient, filter: TaskFilter, page: number): string | undefined {
  let best: { mark: string; away: number } | undefined;
  for (const { queryKey, state } of queries.getQueryCache().findAll({ queryKey: keyOf(filter) })) {
    const mark = (state.data as TaskLines | undefined)?.mark;
    const away = Math.abs(pageIn(queryKey) - page);
    if (mark && !state.isInvalidated && away > 0 && (!best || away < best.away)) best = { mark, away };
  }
  return best?.mark;
}

/** Lets go of pages that are far from those in sight, and of those of other filters. */
export function dropFar(queries: QueryClient, filter: TaskFilter, first: number, last: number): void {
  queries.removeQueries({ queryKey: ['tasks'], type: 'inactive', predicate: ({ queryKey }) => JSON.stringify(queryKey[1]) !== JSON.stringify(filter) || pageIn(queryKey) < first - KEPT || pageIn(queryKey) > last + KEPT });
}

/** The ids of the tasks from one row to another, read where they are not there yet. */
export async function idsBetween(queries: QueryClient, filter: TaskFilter, first: number, last: number): Promise<string[]> {
  const ids: string[] = [];
  for (const page of pagesOf(first, last, Number.POSITIVE_INFINITY)) {
    const { docs } = await queries.fetchQuery(pageQuery(queries, filter, page));
    ids.push(...docs.filter((_, i) => page * PAGE + i >= first && page * PAGE + i <= last).map((row) => row.task_id));
  }
  return ids;
}

/** Reads again what is in sight; the rest when it comes in sight. */
export const refresh = (queries: QueryClient, filter: TaskFilter) => queries.invalidateQueries({ queryKey: keyOf(filter) });

/** Pages that hold the rows from `first` to `last`, of a list of so many. */
export function pagesOf(first: number, last: number, total: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(0, Math.min(last, total - 1)) / PAGE);
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => from + i);
}
