import { expect, test } from 'vitest';
import type { MetricHistory } from '../../api/metrics';
import { inOrder } from './order';

const none = { reviewed: 0, accepts: 0, fixes: 0, rejects: 0, judged: 0, compared: 0, audits: 0 };
const group = (name: string, quality?: Partial<typeof none>) => ({ scope: `person:${name}`, name, figures: quality ? { quality: { ...none, ...quality } } : {} });

test('who was reviewed most stands first, and of whom nothing was judged is not listed', () => {
  const groups = [group('a'), group('b', {}), group('c', { reviewed: 1 }), group('e', { reviewed: 5 }), group('d', { reviewed: 5 }), group('f', { audits: 1 })] as unknown as NonNullable<MetricHistory['groups']>;
  expect(inOrder(groups, 'person').map((g) => g.name)).toEqual(['d', 'e', 'c', 'f']);
});

test('people’s labels stay in the server’s order, the worst first', () => {
  const groups = [group('b', { reviewed: 1 }), group('none', {}), group('a', { reviewed: 9 })] as unknown as NonNullable<MetricHistory['groups']>;
  expect(inOrder(groups, 'person_label').map((g) => g.name)).toEqual(['b', 'a']);
});
