import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, take } from '../api/client';
import type { ActionPage, PeoplePage, PersonTimeline, PersonView, StuckTask } from '../api/metrics';
import type { Project, Teammate } from '../api/wire';

/** Milliseconds between looks at what changes while people work. */
export const LIVE = 5_000;
const PAGE = '100';

export const projectsQuery = () => queryOptions({ queryKey: ['projects'], queryFn: () => take<Project[]>(api.GET('/v1/projects')) });

/** Names of the organization's own people by their id. Others, such as the platform's, are not told by name. */
export const namesQuery = () =>
  queryOptions({
    queryKey: ['ops', 'names'],
    queryFn: async () => new Map((await take<Teammate[]>(api.GET('/v1/teams'))).map(({ id, firstName, email }) => [id, firstName || email])),
  });

export const peopleQuery = (activity: string) =>
  infiniteQueryOptions({
    queryKey: ['ops', 'people', 'list', activity],
    refetchInterval: LIVE,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => take<PeoplePage>(api.GET('/api/ops/people', { params: { query: { activity, limit: PAGE, ...(pageParam && { next_token: pageParam }) } } })),
    getNextPageParam: (page) => page.nextToken ?? undefined,
  });

export const personQuery = (id: string) =>
  queryOptions({ queryKey: ['ops', 'people', 'one', id], refetchInterval: LIVE, queryFn: () => take<PersonView>(api.GET('/api/ops/people/{id}', { params: { path: { id } } })) });

export const timelineQuery = (id: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['ops', 'people', 'timeline', id, from],
    refetchInterval: LIVE,
    queryFn: () => take<PersonTimeline>(api.GET('/api/ops/people/{id}/timeline', { params: { path: { id }, query: { from, to } } })),
  });

export const stuckQuery = () => queryOptions({ queryKey: ['ops', 'stuck'], refetchInterval: LIVE, queryFn: () => take<{ tasks: StuckTask[] }>(api.GET('/api/ops/stuck')) });

export const actionsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['ops', 'actions'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => take<ActionPage>(api.GET('/api/ops/audit', { params: { query: { limit: PAGE, ...(pageParam && { next_token: pageParam }) } } })),
    getNextPageParam: (page) => page.nextToken ?? undefined,
  });
