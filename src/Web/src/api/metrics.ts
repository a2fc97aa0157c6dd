import { api, take } from './client';
import type { Body } from './wire';

/** What the live stream of figures sends once a second, see docs/metrics.md. What is absent could not be computed: it is not zero. */
export type Snapshot = Body<'ManagerSnapshot'>;
export type Figures = Body<'FiguresView'>;
export type Backlog = Body<'BacklogView'>;
export type Presence = Body<'PeopleNow'>;
export type MetricHistory = Body<'MetricHistory'>;
export type BatchAtRisk = Body<'BatchAtRisk'>;
export type PersonView = Body<'PersonView'>;
export type PersonTimeline = Body<'PersonTimeline'>;
export type OpenTask = Body<'OpenTaskView'>;
export type CompletedTask = Body<'CompletedTaskView'>;
export type StuckTask = Body<'StuckTask'>;
export type ActionPage = Body<'ActionPage'>;
export type CommandReply = Body<'CommandReply'>;

/** Arrivals and completions of a scope by minute, over the last minutes. */
export const throughput = (scope: string | null, minutes: number) =>
  take(api.GET('/api/metrics/throughput', { params: { query: { window: `${minutes}m`, bucket: '1m', ...(scope && { scope }) } } }));

/** The same as a file. */
export const throughputCsv = (scope: string | null, minutes: number): string =>
  `/api/metrics/throughput?${new URLSearchParams({ window: `${minutes}m`, bucket: '1m', format: 'csv', ...(scope && { scope }) })}`;
