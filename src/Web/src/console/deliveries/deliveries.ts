import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Body } from '../../api/wire';

export type Schedule = Body<'Schedule'>;

/** With its file, made when it was closed; older deliveries have none. */
export type Delivery = Body<'ProjectDelivery'>;

const path = (name: string) => ({ params: { path: { name } } });

/** Null where the project has no schedule. */
export const scheduleQuery = (project: string) =>
  queryOptions({ queryKey: ['projects', project, 'schedule'], queryFn: () => take(api.GET('/api/projects/{name}/schedule', path(project))) });

export const deliveriesQuery = (project: string) => queryOptions({ queryKey: ['projects', project, 'deliveries'], queryFn: () => take(api.GET('/api/projects/{name}/deliveries', path(project))) });

/** What the form holds; a field that is empty is not sent. */
export interface ScheduleDraft {
  starts: string | null;
  days: number;
  lead: number;
  volume: number | undefined;
  callback: string;
}

export const draftOf = (schedule: Schedule | null): ScheduleDraft => ({
  starts: schedule?.starts_at ?? null,
  days: schedule?.period_days ?? 7,
  lead: schedule?.submit_lead_hours ?? 0,
  volume: schedule?.weekly_volume,
  callback: schedule?.callback ?? '',
});

export const bodyOf = ({ starts, days, lead, volume, callback }: ScheduleDraft) => ({
  ...(starts && { starts_at: starts }),
  period_days: days,
  submit_lead_hours: lead,
  ...(volume !== undefined && { weekly_volume: volume }),
  ...(callback.trim() && { callback: callback.trim() }),
});

export type DeliveredTask = Body<'V2DeliveredTask'>;

interface DeliveryQuery {
  delivery_id: string;
  limit: number;
  next_token?: string;
}

const readPage = (query: DeliveryQuery) => take(api.GET('/v2/delivery/tasks', { params: { query } }));

/** All tasks of a delivery, page after page. */
export async function tasksOf(delivery: string, onProgress: (n: number) => void, read: (query: DeliveryQuery) => Promise<{ docs: DeliveredTask[]; next_token?: string }> = readPage): Promise<DeliveredTask[]> {
  const tasks: DeliveredTask[] = [];
  let token: string | undefined;
  do {
    const page = await read({ delivery_id: delivery, limit: 100, ...(token && { next_token: token }) });
    tasks.push(...page.docs);
    token = page.next_token;
    onProgress(tasks.length);
  } while (token);
  return tasks;
}
