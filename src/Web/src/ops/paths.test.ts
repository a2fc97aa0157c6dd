import { expect, test } from 'vitest';
import { donePath, groupsPath, openPath, peoplePath } from './paths';

test('what is behind a figure keeps its scope, its state and its time in the address', () => {
  expect(openPath('project:7', { state: 'inReview' })).toBe('/ops/tasks?scope=project%3A7&state=inReview');
  expect(openPath(null, { fromMs: 900_000, toMs: 3_600_000 })).toBe('/ops/tasks?over=15&under=60');
  expect(openPath(null, { fromMs: 0, toMs: 900_000 })).toBe('/ops/tasks?under=15');
  expect(openPath(null, { fromMs: 604_800_000, toMs: null })).toBe('/ops/tasks?over=10080');
  expect(donePath(null, { minutes: 60 }, 'reviewWait')).toBe('/ops/tasks?list=completed&window=60&part=reviewWait');
  expect(donePath('batch:b', { from: 0, to: 60_000 })).toBe('/ops/tasks?scope=batch%3Ab&list=completed&from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-01T00%3A01%3A00.000Z');
  expect(peoplePath({ activity: 'busy' })).toBe('/ops/people?activity=busy');
});

test('a person’s figures lead to the person, and a batch is no group of people', () => {
  expect([openPath('person:p'), donePath('person:p', { minutes: 15 }), groupsPath('person:p', 60, 'person')]).toEqual(Array(3).fill('/ops/people/p'));
  expect(groupsPath('batch:b', 60, 'person')).toBe('/ops/groups?scope=batch%3Ab&window=60&by=batch');
});
