import { expect, test } from 'vitest';
import { paramsOf, queryOf, viewOf } from './view';

test('a view is kept by its address, defaults are left out', () => {
  const view = { scope: 'project:p', window: '30d', by: 'label' } as const;
  expect(viewOf(new URLSearchParams(paramsOf(view)))).toEqual(view);
  expect(paramsOf({ scope: null, window: '7d', by: 'project' })).toEqual({});
  expect(viewOf(new URLSearchParams('scope=person:a&by=moon&window=1y'))).toEqual({ scope: null, window: '7d', by: 'project' });
});

test('the server is asked for what is shown', () => expect(queryOf({ scope: null, window: '1d', by: 'label' })).toEqual({ window: '1d', group_by: 'label' }));
