import { expect, test } from 'vitest';
import { lastMonths } from './months';

test('months follow each other without a gap, over a new year too', () => {
  const months = lastMonths(new Date('2026-02-28T23:59:59Z'), 4);
  expect(months[0]).toEqual({ start: '2026-02-01T00:00:00.000Z', end: '2026-02-28T23:59:59.999Z' });
  expect(months.at(-1)!.start).toBe('2025-11-01T00:00:00.000Z');
  for (let i = 1; i < months.length; i++) expect(Date.parse(months[i - 1]!.start) - Date.parse(months[i]!.end)).toBe(1);
});
