import { expect, test } from 'vitest';
import type { Task } from '../../api/wire';
import { collect, written } from './collect';
import { filterOf } from './filter';

const task = (id: number): Task => ({ task_id: `t${id}`, created_at: '2026-01-01', updated_at: '2026-01-01', type: 'x', status: 'pending', priority: 1, project_param_version: 0, metadata: { a: 'x,"y"' }, params: {}, unique_id: id === 1 ? '=1+1' : `u${id}` });
const filter = filterOf(new URLSearchParams());
const read = (_: unknown, token: string | undefined) => {
  const from = Number(token ?? 0);
  return Promise.resolve({ docs: [task(from), task(from + 1)], limit: 2, has_more: from < 4, next_token: String(from + 2) });
};

test('every page is read once, in order, and a bound is told', async () => {
  const seen: number[] = [];
  const all = await collect(filter, new AbortController().signal, (n) => seen.push(n), read);
  expect(all.tasks.map((t) => t.task_id)).toEqual(['t0', 't1', 't2', 't3', 't4', 't5']);
  expect([seen, all.whole]).toEqual([[0, 2, 4], true]);
  expect((await collect(filter, new AbortController().signal, () => {}, read, 2)).whole).toBe(false);
});

test('CSV quotes what must be quoted and disarms formulas', () => {
  const [, line] = written([task(1)], 'csv').split('\r\n');
  expect(line).toBe(`t1,,,x,pending,'=1+1,2026-01-01,,,"{""a"":""x,\\""y\\""""}",{},`);
  expect(written([task(1), task(2)], 'jsonl').trimEnd().split('\n').map((l) => (JSON.parse(l) as Task).task_id)).toEqual(['t1', 't2']);
});
