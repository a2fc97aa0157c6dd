import { expect, test } from 'vitest';
import { donePath, openPath } from '../paths';
import { listOf, paramsOf } from './list';

const list = (address: string) => listOf(new URLSearchParams(address.split('?')[1]));

test('the way to the tasks behind a figure is what their page understands, and its address stays', () => {
  for (const address of [
    openPath('project:7', { state: 'inReview' }), openPath(null, { fromMs: 900_000, toMs: 3_600_000 }), openPath(null),
    donePath('batch:b', { minutes: 240 }, 'reviewWait'), donePath(null, { from: 0, to: 60_000 }),
  ]) {
    const { list: kind, ...kept } = paramsOf(list(address)) as Record<string, string>;
    const asked = Object.fromEntries(new URLSearchParams(address.split('?')[1]));
    expect({ ...(kind && { list: kind }), ...kept }).toEqual(asked);
  }
});

test('what an address cannot mean is no filter, and no more than a day of completed tasks is asked for', () => {
  expect(list('?state=lost&over=-3&under=x&scope=person:p')).toEqual({ list: 'open', scope: null, state: null, over: null, under: null });
  expect(list('?list=completed&window=99999&part=lunch&from=2026-01-01T00:00:00Z&to=2026-01-09T00:00:00Z')).toEqual({ list: 'completed', scope: null, part: null, window: 60, from: null, to: null });
});
