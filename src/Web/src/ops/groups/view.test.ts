import { expect, test } from 'vitest';
import { groupsPath } from '../paths';
import { groupParamsOf, groupQueryOf, groupViewOf } from './view';

const view = (address: string) => groupViewOf(new URLSearchParams(address.split('?')[1]));

test('the way to the groups behind a figure is what their page understands', () => {
  const address = groupsPath('project:7', 240, 'person');
  expect(view(address)).toEqual({ scope: 'project:7', minutes: 240, by: 'person' });
  expect(`/ops/groups?${new URLSearchParams(groupParamsOf(view(address)))}`).toBe(address);
  expect(view('?by=person&scope=batch:b')).toEqual({ scope: 'batch:b', minutes: 60, by: 'batch' });
  expect(view('?by=moon&scope=person:p&window=1')).toEqual({ scope: null, minutes: 60, by: 'batch' });
});

test('people are asked for by quarters of an hour, which is what is kept of them', () => {
  expect(groupQueryOf({ scope: null, minutes: 60, by: 'person' })).toEqual({ window: '60m', group_by: 'person', bucket: '15m' });
  expect(groupQueryOf({ scope: 'batch:b', minutes: 15, by: 'batch' })).toEqual({ window: '15m', group_by: 'batch', scope: 'batch:b' });
});
