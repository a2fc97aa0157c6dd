import { expect, test } from 'vitest';
import type { BatchAtRisk, Figures, Snapshot } from '../../api/metrics';
import { deltaOf } from '../delta';
import { paramsOf, viewOf } from '../scope';
import { barsOf } from './parts';
import { byRisk, inScope, riskOf } from './risk';
import { staleness } from './staleness';

test('bars of the waterfall follow each other and fill the turnaround', () => {
  const bars = barsOf({ queueWait: 10, offerWait: 0, activeWork: 20, idleInLease: 5, rework: 0, reviewWait: 60, reviewWork: 5 } as Figures['waterfall']);
  for (const [i, bar] of bars.slice(1).entries()) expect(bar.start).toBeCloseTo(bars[i]!.start + bars[i]!.share);
  expect(bars.reduce((sum, bar) => sum + bar.share, 0)).toBeCloseTo(1);
  expect(barsOf(undefined)).toEqual([]);
});

test('a figure is compared only with one that exists', () => {
  expect(deltaOf(undefined, 4)).toBeUndefined();
  expect(deltaOf(4, null)).toBeUndefined();
  expect(deltaOf(4, 0)).toBeUndefined();
  expect(deltaOf(6, 4, 'less')).toEqual({ change: 0.5, good: false });
  expect(deltaOf(6, 4, 'more')).toEqual({ change: 0.5, good: true });
  expect(deltaOf(6, 4)!.good).toBeUndefined();
});

test('silence and late counting are told apart', () => {
  const snapshot = (behind: number) => ({ at: new Date(100_000).toISOString(), asOf: new Date(100_000 - behind).toISOString() }) as Snapshot;
  expect(staleness(undefined, 5_000, 6_000)).toBeUndefined();
  expect(staleness(undefined, 5_000, 16_000)).toBe('silent');
  expect(staleness(snapshot(2_000), 5_000, 6_000)).toBeUndefined();
  expect(staleness(snapshot(2_000), 5_000, 16_000)).toBe('silent');
  expect(staleness(snapshot(40_000), 5_000, 6_000)).toBe('behind');
});

const batch = (id: string, part: Partial<BatchAtRisk>) => ({ id, late: false, dueAt: null, neededPerHour: null, lastHour: 0, perHour: null, remaining: 10, total: 10, ...part }) as BatchAtRisk;

test('batches at risk stand first, the soonest due before others, those without a due time last', () => {
  const batches = [
    batch('free', {}),
    batch('unused', { total: 0, remaining: 0 }),
    batch('empty', { name: 'Empty', total: 0, remaining: 0, dueAt: '2026-01-09', neededPerHour: 0 }),
    batch('fine', { dueAt: '2026-01-02', neededPerHour: 2, perHour: 3 }),
    batch('slow', { dueAt: '2026-01-03', neededPerHour: 5, perHour: 3 }),
    batch('begun', { dueAt: '2026-01-01', neededPerHour: 5 }),
    batch('later', { dueAt: '2026-01-02', late: true }),
    batch('late', { dueAt: '2026-01-01', late: true }),
  ];
  expect(byRisk(batches).map((b) => b.id)).toEqual(['late', 'later', 'slow', 'begun', 'fine', 'free', 'empty']);
  expect(riskOf(batch('empty', { total: 0, remaining: 0, dueAt: '2026-01-09' }))).toBe('empty');
  expect(riskOf(batch('begun', { dueAt: '2026-01-01', neededPerHour: 5 }))).toBe('new');
  expect(riskOf(batch('idle', { dueAt: '2026-01-01', neededPerHour: 5, perHour: 0 }))).toBe('slow');
  expect(riskOf(batch('done', { dueAt: '2026-01-03', neededPerHour: 5, remaining: 0 }))).toBe('none');
});

test('of a project or a batch only its own batches stand there', () => {
  const batches = [batch('a', { project: 'p' }), batch('b', { project: 'p' }), batch('c', { project: 'q' })];
  const ids = (scope: string | null) => inScope(batches, scope).map((b) => b.id);
  expect([ids(null), ids('organization:o'), ids('project:p'), ids('batch:c')]).toEqual([['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'b'], ['c']]);
});

test('the view is in the address, and what an address cannot mean is the default', () => {
  const view = { scope: 'project:7', minutes: 240 } as const;
  expect(viewOf(new URLSearchParams(paramsOf(view)))).toEqual(view);
  expect(paramsOf({ scope: null, minutes: 60 })).toEqual({});
  expect(viewOf(new URLSearchParams('scope=elsewhere&window=7'))).toEqual({ scope: null, minutes: 60 });
});
