import { expect, test } from 'vitest';
import { bodyOf, draftOf, tasksOf } from './deliveries';

test('a schedule survives its form, and what is empty is not sent', () => {
  expect(bodyOf(draftOf(null))).toEqual({ period_days: 7, submit_lead_hours: 0 });
  const schedule = { starts_at: '2026-01-05T00:00:00Z', period_days: 14, submit_lead_hours: 48, weekly_volume: 500, callback: 'https://x.org', deliveries: 2, submitted_this_period: 3, due_if_submitted_now: '2026-02-01T00:00:00Z', periods: [] };
  expect(bodyOf(draftOf(schedule))).toEqual({ starts_at: '2026-01-05T00:00:00Z', period_days: 14, submit_lead_hours: 48, weekly_volume: 500, callback: 'https://x.org' });
});

test('a delivery is read to its end', async () => {
  const task = (n: number) => ({ task_id: `${n}`, created_at: '', delivery_id: 'd', delivered_at: '' });
  const said: number[] = [];
  const read = async ({ next_token }: { next_token?: string }) => (next_token ? { docs: [task(3)] } : { docs: [task(1), task(2)], next_token: 'more' });
  expect((await tasksOf('d', (n) => said.push(n), read)).map((t) => t.task_id)).toEqual(['1', '2', '3']);
  expect(said).toEqual([2, 3]);
});
