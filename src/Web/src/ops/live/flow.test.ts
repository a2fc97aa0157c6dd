import { expect, test } from 'vitest';
import type { MetricHistory, Snapshot } from '../../api/metrics';
import { flowOf, windowOf } from './flow';

const noon = Date.parse('2026-01-01T12:00:00Z');
const minute = (n: number, arrived: number, completed: number) => ({ at: new Date(noon + n * 60_000).toISOString(), figures: { arrived, completed } });
const history = (...series: ReturnType<typeof minute>[]) => ({ series }) as MetricHistory;
const tail = (...cells: ReturnType<typeof minute>[]) => cells.map((cell) => ({ ...cell, closed: true })) as Snapshot['tail'];

test('a minute in which nothing happened is zero, and the window ends where events are counted', () => {
  const flow = flowOf(history(minute(-10, 4, 1)), [], 15, noon + 30_000);
  expect(flow.at.at(0)).toBe(noon - 14 * 60_000);
  expect(flow.at.at(-1)).toBe(noon);
  expect(flow.arrived.reduce((a, b) => a + b)).toBe(4);
  expect(flow.arrived[4]).toBe(4);
});

test('the stream knows the last minutes better than history that was read earlier', () => {
  const flow = flowOf(history(minute(-1, 2, 0)), tail(minute(-1, 7, 3), minute(0, 1, 1)), 15, noon + 1_000);
  expect(flow.arrived.slice(-2)).toEqual([7, 1]);
  expect(flow.completed.slice(-2)).toEqual([3, 1]);
});

test('long windows sum minutes to steps that lie on the clock', () => {
  const flow = flowOf(history(minute(-5, 1, 0), minute(-1, 2, 0), minute(0, 4, 0)), [], 240, noon + 90_000);
  expect(flow.step).toBe(300_000);
  expect(flow.at.every((at) => at % 300_000 === 0)).toBe(true);
  expect(flow.arrived.slice(-2)).toEqual([3, 4]);
});

test('the window of charts moves by whole minutes, and holds every step of the flow', () => {
  for (const [minutes, seconds] of [[15, 0], [60, 59], [240, 100], [1440, 1]] as const) {
    const asOf = noon + seconds * 1000;
    const [from, to] = windowOf({ asOf: new Date(asOf).toISOString() }, minutes);
    expect(to - from).toBe(minutes * 60_000);
    expect([to % 60_000, asOf - to < 60_000]).toEqual([0, true]);
    const { at } = flowOf(history(), [], minutes, asOf);
    expect([at[0]! >= from, at.at(-1)! <= to]).toEqual([true, true]);
  }
});
