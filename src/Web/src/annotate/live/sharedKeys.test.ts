import { expect, test } from 'vitest';
import { useRemaps } from '../../workspace/keys/remaps';
import { readKeys } from './sharedKeys';

test('only keys of our own actions are taken from the server', () => {
  expect(readKeys({ keys: { submit: ['Ctrl+S'], evil: ['A'], skip: 'B', flag: [1] } })).toEqual({ submit: ['Ctrl+S'] });
  expect([undefined, null, [], { keys: null }, { submit: ['Ctrl+S'] }].map(readKeys)).toEqual([{}, {}, {}, {}, {}]);
});

test('what was changed while it was told is told again', () => {
  const { set, told } = useRemaps.getState();
  set('submit', ['Ctrl+S']);
  const sent = useRemaps.getState().remaps;
  set('skip', ['Ctrl+K']);
  told(sent);
  expect(useRemaps.getState().changed).toBe(true);
  told(useRemaps.getState().remaps);
  expect(useRemaps.getState().changed).toBe(false);
  useRemaps.getState().took({ skip: ['Alt+K'] });
  expect(useRemaps.getState()).toMatchObject({ remaps: { skip: ['Alt+K'] }, changed: false });
});
