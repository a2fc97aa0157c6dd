import { expect, test } from 'vitest';
import { forEach, toggled } from './bulk';

const never = new AbortController().signal;

test('one that fails does not stop the others, and results keep the order', async () => {
  const said: number[] = [];
  const ids = Array.from({ length: 9 }, (_, i) => `${i}`);
  const outcome = await forEach(ids, async (id) => {
    await new Promise((done) => setTimeout(done, 9 - Number(id)));
    if (id === '4') throw new Error('no');
    return `t${id}`;
  }, (n) => said.push(n), never);
  expect(outcome.results).toEqual(['t0', 't1', 't2', 't3', 't5', 't6', 't7', 't8']);
  expect(outcome.failed.map((f) => f.id)).toEqual(['4']);
  expect([said.at(-1), outcome.left]).toEqual([9, 0]);
});

test('stopping begins nothing new, and what was begun is finished', async () => {
  const stop = new AbortController();
  const outcome = await forEach(Array.from({ length: 50 }, (_, i) => `${i}`), async (id) => {
    if (id === '3') stop.abort();
    return id;
  }, () => {}, stop.signal);
  expect(outcome.results.length + outcome.left).toBe(50);
  expect(outcome.left).toBeGreaterThan(40);
});

test('shift takes all between along, in either direction, on and off', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  expect([...toggled(new Set(['d']), ids, 'b', 'd')]).toEqual(['d', 'b', 'c']);
  expect([...toggled(new Set(ids), ids, 'e', 'c')]).toEqual(['a', 'b']);
  expect([...toggled(new Set(), ids, 'b', null)]).toEqual(['b']);
  expect([...toggled(new Set(), ids, 'b', 'gone')]).toEqual(['b']);
});
