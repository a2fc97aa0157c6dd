import { expect, test } from 'vitest';
import type { Json } from '../../../api/wire';
import { fromLines, toLines } from './choiceLines';

const nested: Json = ['a', { choice: 'b', color: '#111111', subchoices: ['c', { choice: 'd', subchoices: ['e'] }] }, { value: 3, label: 'x' }];

test('lines and back is the same list, with everything that entries have besides', () => {
  expect(toLines(nested)).toBe('a\nb\n  c\n  d\n    e\n3');
  expect(fromLines(toLines(nested), nested)).toEqual(nested);
});

test('an entry moved below another keeps its looks; empty lines are nothing', () => {
  expect(fromLines('a\n  b\n\n', nested)).toEqual([{ choice: 'a', subchoices: [{ choice: 'b', color: '#111111' }] }]);
});
