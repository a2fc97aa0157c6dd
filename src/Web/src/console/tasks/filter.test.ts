import { expect, test } from 'vitest';
import { filterOf, queryOf } from './filter';

test('an address that says nothing sensible is no filter', () => {
  const filter = filterOf(new URLSearchParams('status=done&review=x&from=yesterday&which=never&batch='));
  expect(queryOf(filter)).toEqual({});
  expect(filter.which).toBe('created');
});

test('a last day is meant as a whole, and dates go where they are asked of', () => {
  const filter = filterOf(new URLSearchParams('which=completed&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&status=completed&review=pending'));
  expect(queryOf(filter)).toEqual({
    status: 'completed',
    customer_review_status: 'pending',
    completed_after: '2026-01-01T00:00:00Z',
    completed_before: '2026-01-02T23:59:59.999Z',
  });
});
