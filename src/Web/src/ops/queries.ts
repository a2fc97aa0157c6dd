import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, take } from '../api/client';
import type { paths } from '../api/schema';

/** Milliseconds between looks at what changes while people work. */
export const LIVE = 5_000;
const PAGE = 100;

export const projectsQuery = () => queryOptions({ queryKey: ['projects'], queryFn: () => take(api.GET('/v1/projects')) });

/** Pages of people whose names are read: beyond these they are told by their ids. */
const NAMED_PAGES = 20;

/** Names of the organization's own people by their id. Others, such as the platform's, are not told by name. */
export const namesQuery = () =>
  queryOptions({
    queryKey: ['ops', 'names'],
    staleTime: 60_000,
    queryFn: async () => {
      const names = new Map<string, string>();
      let token: string | undefined;
      for (let page = 0; page < NAMED_PAGES; page++) {
        const { docs, next_token } = await take(api.GET('/api/annotators', { params: { query: { limit: PAGE, ...(token && { next_token: token }) } } }));
        for (const { id, name } of docs) names.set(id, name);
        if (!next_token) break;
        token = next_token;
      }
      return names;
    },
  });

type Activities = NonNullable<paths['/api/ops/people']['get']['parameters']['query']>['activity'];

export const peopleQuery = (activity: Activities) =>
  infiniteQueryOptions({
    queryKey: ['ops', 'people', 'list', activity],
    refetchInterval: LIVE,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => take(api.GET('/api/ops/people', { params: { query: { activity, limit: PAGE, ...(pageParam && { next_token: pageParam }) } } })),
    getNextPageParam: (page) => page.nextToken ?? undefined,
  });

export const personQuery = (id: string) =>
  queryOptions({ queryKey: ['ops', 'people', 'one', id], refetchInterval: LIVE, queryFn: () => take(api.GET('/api/ops/people/{id}', { params: { path: { id } } })) });

export const timelineQuery = (id: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['ops', 'people', 'timeline', id, from],
    refetchInterval: LIVE,
    queryFn: () => take(api.GET('/api/ops/people/{id}/timeline', { params: { path: { id }, query: { from, to } } })),
  });

/** Batches that are told of at once; the server gives no more. */
const BATCHES = 500;

export const batchesQuery = () =>
  queryOptions({ queryKey: ['ops', 'batches'], refetchInterval: LIVE, queryFn: () => take(api.GET('/api/ops/batches', { params: { query: { limit: BATCHES } } })) });

export const stuckQuery = () => queryOptions({ queryKey: ['ops', 'stuck'], refetchInterval: LIVE, queryFn: () => take(api.GET('/api/ops/stuck')) });

export const actionsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['ops', 'actions'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => take(api.GET('/api/ops/audit', { params: { query: { limit: PAGE, ...(pageParam && { next_token: pageParam }) } } })),
    getNextPageParam: (page) => page.nextToken ?? undefined,
  });
