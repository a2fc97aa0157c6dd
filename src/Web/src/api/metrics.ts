import { api, take } from './client';
import type { components } from './schema';

/** What the live stream of figures sends once a second, see docs/metrics.md. What is absent could not be computed: it is not zero. */
export type Snapshot = Omit<components['schemas']['ManagerSnapshot'], 'backlog' | 'people'> & { backlog?: Backlog; people?: Presence };
export type Figures = components['schemas']['ManagerSnapshot']['figures'];
export type Backlog = components['schemas']['ManagerSnapshot']['backlog'];
export type Presence = components['schemas']['ManagerSnapshot']['people'];
export type MetricHistory = components['schemas']['MetricHistory'];
export type BatchAtRisk = components['schemas']['BatchesAtRisk']['batches'][number];
export type PersonView = Omit<components['schemas']['PersonView'], 'current'> & { current?: components['schemas']['PersonView']['current'] };
export type PersonTimeline = components['schemas']['PersonTimeline'];
export type StuckTask = components['schemas']['StuckTasks']['tasks'][number];
export type ActionPage = components['schemas']['ActionPage'];
export type CommandReply = components['schemas']['CommandReply'];

export interface PeoplePage {
  people: PersonView[];
  nextToken?: string | null;
}

/** Arrivals and completions of a scope by minute, over the last minutes. */
export const throughput = (scope: string | null, minutes: number) =>
  take<MetricHistory>(api.GET('/api/metrics/throughput', { params: { query: { window: `${minutes}m`, bucket: '1m', ...(scope && { scope }) } } }));

/** The same as a file. */
export const throughputCsv = (scope: string | null, minutes: number): string =>
  `/api/metrics/throughput?${new URLSearchParams({ window: `${minutes}m`, bucket: '1m', format: 'csv', ...(scope && { scope }) })}`;
