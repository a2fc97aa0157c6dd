import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LongList, ROW, type Scroll } from './scroll';

const WINDOW = 600;
const million = new LongList(1_000_000, WINDOW);
const start: Scroll = { top: 0, shift: 0 };

test('a list that fits is scrolled by the browser alone', () => {
  const list = new LongList(5_000, WINDOW);
  expect(list.height).toBe(5_000 * ROW);
  for (const top of [0, 1, 999, 100_000, 5_000 * ROW - WINDOW]) {
    expect(list.moved(start, top)).toEqual({ top, shift: 0 });
    expect(list.rest({ top, shift: 0 })).toEqual({ top, shift: 0 });
  }
  expect(list.rows({ top: 90, shift: 0 })).toEqual({ first: 2, last: 15 });
  expect(new LongList(3, WINDOW).rows(start).first).toBe(0);
});

test('the scroll bar goes over the whole of a million rows', () => {
  expect(million.height).toBeLessThan(17_000_000);
  const bottom = million.moved(start, million.height - WINDOW);
  expect(million.rows(bottom).last).toBe(999_999);
  const half = million.moved(start, (million.height - WINDOW) / 2);
  expect(Math.abs(million.rows(half).first - 500_000)).toBeLessThan(10);
});

test('a wheel goes row by row in any part of it, and no row is stepped over', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_000 }), fc.array(fc.integer({ min: -900, max: 900 }), { maxLength: 40 }), (row, turns) => {
    let view = million.at(row);
    for (const turn of turns) {
      const place = view.top + view.shift;
      const top = Math.min(Math.max(view.top + turn, 0), million.height - WINDOW);
      const next = million.moved(view, top);
      if (top > 0 && top < million.height - WINDOW) expect(next.top + next.shift).toBeCloseTo(Math.max(0, Math.min(place + turn, 1_000_000 * ROW - WINDOW)), 3);
      view = turn % 2 === 0 ? next : million.rest(next);
    }
  }));
});

test('any row is gone to, and rest moves nothing in sight', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: -1_500, max: 1_500 }), (row, turn) => {
    const view = million.at(row);
    const { first, last } = million.rows(view);
    expect(first === row || last === 999_999).toBe(true);
    expect(view.top).toBeGreaterThanOrEqual(0);
    expect(view.top).toBeLessThanOrEqual(million.height - WINDOW);
    const moved = million.moved(view, Math.max(0, view.top + turn));
    const settled = million.rest(moved);
    expect(settled.top + settled.shift).toBeCloseTo(moved.top + moved.shift, 6);
    expect(million.rest(settled)).toEqual(settled);
  }));
});
