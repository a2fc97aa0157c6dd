import { expect, test } from 'vitest';
import { COUNTS, lonely, roomFor, SHORT } from './axis';

const wide = (word: string) => 8 * word.length;

test('the widest word of the axis finds room, however large the figures are', () => {
  expect(roomFor(['0', '50'], wide)).toBe(72);
  expect(roomFor(['0', '1,000,000', '10'], wide)).toBe(16 + 72);
  expect(roomFor([], wide)).toBe(72);
});

test('counts have marks as far as they go, and are written short', () => {
  expect(COUNTS.slice(0, 4)).toEqual([1, 2, 5, 10]);
  expect(COUNTS.at(-1)).toBe(5e9);
  expect([500, 1_500, 60_000, 2_500_000].map((n) => new Intl.NumberFormat('en', SHORT).format(n))).toEqual(['500', '1.5K', '60K', '2.5M']);
});

test('what stands alone between gaps is a point, also where others make a line', () => {
  expect(lonely([null, 1, null, 2, 3, undefined, 4])).toEqual([1, 6]);
  expect(lonely([1, 2])).toEqual([]);
  expect(lonely([5])).toEqual([0]);
});
