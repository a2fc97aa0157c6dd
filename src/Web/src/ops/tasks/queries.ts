import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { LIVE } from '../queries';
import type { TaskList } from './list';

/** Milliseconds between looks at completed tasks: their stories are read anew each time. */
const REREAD = 6 * LIVE;

export const openQuery = ({ scope, state, over, under }: Extract<TaskList, { list: 'open' }>) =>
  infiniteQueryOptions({
    queryKey: ['ops', 'tasks', 'open', scope, state, over, under],
    refetchInterval: LIVE,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      take(api.GET('/api/ops/tasks/open', { params: { query: { ...(scope && { scope }), ...(state && { state }), ...(over && { min_age_minutes: over }), ...(under && { max_age_minutes: under }), ...(pageParam && { next_token: pageParam }) } } })),
    getNextPageParam: (page) => page.nextToken ?? undefined,
  });

export const completedQuery = ({ scope, part, window, from, to }: Extract<TaskList, { list: 'completed' }>) =>
  queryOptions({
    queryKey: ['ops', 'tasks', 'completed', scope, part, window, from, to],
    refetchInterval: from ? (false as const) : REREAD,
    queryFn: () => take(api.GET('/api/ops/tasks/completed', { params: { query: { ...(scope && { scope }), ...(part && { part }), ...(from && to ? { from, to } : { window: `${window}m` }) } } })),
  });
