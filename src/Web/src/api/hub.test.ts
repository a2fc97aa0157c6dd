import { expect, test } from 'vitest';
import { standing } from './connection';
import { retryDelay } from './hub';

test('a retry waits longer each time, never more than fifteen seconds, and never nothing', () => {
  expect(retryDelay(0, () => 1)).toBe(500);
  expect(retryDelay(3, () => 1)).toBe(4000);
  expect(retryDelay(500, () => 1)).toBe(15_000);
  expect(retryDelay(500, () => 0)).toBe(7500);
});

test('the chip says the worst: offline before reconnecting before connecting', () => {
  expect(standing({ online: false, links: { a: 'connected' } })).toBe('offline');
  expect(standing({ online: true, links: { a: 'connecting', b: 'reconnecting' } })).toBe('reconnecting');
  expect(standing({ online: true, links: { a: 'connecting', b: 'connected' } })).toBe('connecting');
  expect(standing({ online: true, links: {} })).toBe('connected');
});
