import { expect, test } from 'vitest';
import { isFar, promiseOf } from './promise';

const HOUR = 3_600_000;
const projects = [{ id: 'a', sla_tier: 'urgent' }, { id: 'b', sla_tier: 'express' }, { id: 'c', sla_tier: 'standard' }, { id: 'old', sla_tier: 'urgent', archived: true }];

test('a project promises its own, a batch that of its project, and the standard level nothing', () => {
  expect(promiseOf('project:b', projects)).toEqual({ ms: 24 * HOUR, of: 1, promising: 1, same: true });
  expect(promiseOf('batch:x', projects, (batch) => (batch === 'x' ? 'a' : undefined))?.ms).toBe(4 * HOUR);
  expect([promiseOf('project:c', projects), promiseOf('batch:unknown', projects), promiseOf('person:p', projects), promiseOf(null, [])]).toEqual([undefined, undefined, undefined, undefined]);
});

test('several projects promise the same, or the strictest is told as such', () => {
  expect(promiseOf(null, [projects[0]!, projects[3]!])).toEqual({ ms: 4 * HOUR, of: 1, promising: 1, same: true });
  expect(promiseOf(null, [projects[1]!, { id: 'd', sla_tier: 'express' }])?.same).toBe(true);
  expect(promiseOf('organization:o', projects)).toEqual({ ms: 4 * HOUR, of: 3, promising: 2, same: false });
});

test('a promise far above what is drawn is said instead', () => {
  expect(isFar(4 * HOUR, [null, 60_000])).toBe(true);
  expect(isFar(4 * HOUR, [2 * HOUR, null])).toBe(false);
});
