import { expect, test } from 'vitest';
import { spanOf } from './span';

test.each([
  [0, 's', 0, 0],
  [420, 's', 0.4, 0],
  [9_960, 's', 10, 0],
  [59_400, 's', 59, 0],
  [59_600, 'min', 1, 0],
  [125_000, 'min', 2, 5],
  [3_599_700, 'h', 1, 0],
  [7_500_000, 'h', 2, 5],
  [86_399_000, 'd', 1, 0],
  [90_000_000, 'd', 1, 1],
])('%i ms is said in two units at most, and never as 60 of the smaller', (ms, unit, major, minor) => {
  expect(spanOf(ms)).toEqual({ unit, major, minor });
});
