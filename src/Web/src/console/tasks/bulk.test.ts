import { expect, test } from 'vitest';
import { forEach, MOST_SELECTED, rowsOf, toggled } from './bulk';

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

test('shift takes all between along, in either direction, as many as go at once', () => {
  expect(rowsOf(3, null)).toEqual({ first: 3, last: 3, cut: false });
  expect(rowsOf(3, 7)).toEqual({ first: 3, last: 7, cut: false });
  expect(rowsOf(7, 3)).toEqual({ first: 3, last: 7, cut: false });
  expect(rowsOf(999_999, 5)).toEqual({ first: 5, last: MOST_SELECTED + 4, cut: true });
  expect(rowsOf(0, 20_000)).toEqual({ first: 20_001 - MOST_SELECTED, last: 20_000, cut: true });
  expect([...toggled(new Set(['d']), ['b', 'c', 'd'], true)]).toEqual(['d', 'b', 'c']);
  expect([...toggled(new Set(['a', 'b', 'c']), ['b', 'x'], false)]).toEqual(['a', 'c']);
});
