import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Body } from '../../api/wire';
import { clock } from '../../workspace/timeline/clock';

export type Outcome = Body<'OwnAnswer'>['outcome'];
export type Performance = Body<'OwnPerformance'>;

/** Active time as a person reads it, to the second. */
export const spent = (ms: number): string => clock(Math.round(ms / 1000), 0);

/** Changes with every answer: asked again when the page is shown. */
export const useMe = () => useQuery({ queryKey: ['me'], staleTime: 0, queryFn: ({ signal }) => take(api.GET('/api/me', { signal })) });

export const useHistory = () =>
  useInfiniteQuery({
    queryKey: ['me', 'history'],
    staleTime: 0,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => take(api.GET('/api/me/history', { params: { query: { limit: 50, ...(pageParam && { next_token: pageParam }) } }, signal })),
    getNextPageParam: (page) => page.next_token,
  });

export const useOwnTask = (task: string) => useQuery({ queryKey: ['me', 'history', task], queryFn: ({ signal }) => take(api.GET('/api/me/history/{task}', { params: { path: { task } }, signal })) });

export const usePerformance = (days: number) => useQuery({ queryKey: ['me', 'performance', days], queryFn: ({ signal }) => take(api.GET('/api/me/performance', { params: { query: { days } }, signal })) });
