import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_PRIORITY, MIN_PRIORITY } from '../../api/priority';
import { byOrder, moved, type Ordered } from './order';

const batches = fc
  .uniqueArray(fc.tuple(fc.integer({ min: MIN_PRIORITY, max: MAX_PRIORITY }), fc.integer({ min: 0, max: 20 })), { minLength: 1, maxLength: 40, selector: ([p, at]) => p * 100 + at })
  .map((list) => list.map(([priority, at], i): Ordered => ({ name: `b${i}`, priority, created_at: `2026-01-${String(at + 1).padStart(2, '0')}` })).sort(byOrder));

test('after the changes the moved batch stands where it was put, and the others keep their order', () => {
  fc.assert(
    fc.property(batches, fc.nat(), fc.nat(), (list, a, b) => {
      const [from, to] = [a % list.length, b % list.length];
      const wanted = list.map((x) => x.name);
      wanted.splice(to, 0, ...wanted.splice(from, 1));
      const changed = new Map(moved(list, from, to).map((c) => [c.name, c.priority]));
      const after = list.map((x) => ({ ...x, priority: changed.get(x.name) ?? x.priority })).sort(byOrder);
      expect(after.map((x) => x.name)).toEqual(wanted);
      expect([...changed.values()].every((p) => p >= MIN_PRIORITY && p <= MAX_PRIORITY)).toBe(true);
    }),
  );
});

test('where there is room only the moved batch changes', () => {
  const list = [
    { name: 'a', priority: 30, created_at: '1' },
    { name: 'b', priority: 20, created_at: '2' },
    { name: 'c', priority: 10, created_at: '3' },
  ];
  expect(moved(list, 2, 1)).toEqual([{ name: 'c', priority: 25 }]);
  expect(moved(list, 0, 2)).toEqual([{ name: 'a', priority: 9 }]);
  expect(moved(list, 1, 1)).toEqual([]);
});
