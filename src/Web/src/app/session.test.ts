import { expect, test } from 'vitest';
import { areasOf } from '../api/session';
import type { Session } from '../api/wire';
import { span } from '../components/When';
import { safeTarget } from './Login';

const of = (part: Partial<Session>) => areasOf({ person: { id: '', name: '', email: '' }, organization: { id: '', name: '' }, role: 'member', operator: false, labels: false, csrf: '', hasPassword: true, ...part });

test('a role opens its areas, the one to start in first', () => {
  expect(of({ role: 'labeler' })).toEqual(['annotate']);
  expect(of({ role: 'member' })).toEqual(['console']);
  expect(of({ role: 'member', labels: true })).toEqual(['console', 'annotate']);
  expect(of({ role: 'manager' })).toEqual(['ops', 'console']);
  expect(of({ role: 'admin', labels: true })).toEqual(['console', 'ops', 'annotate']);
  expect(of({ role: 'labeler', operator: true })).toEqual(['ops', 'annotate']);
});

test('after the sign-in nobody is led to another site', () => {
  expect(safeTarget('/console/projects/a?b=c')).toBe('/console/projects/a?b=c');
  for (const foreign of [null, '', 'https://evil.example', '//evil.example', '/\\evil.example', '/login?to=/x', 'javascript:alert(1)']) expect(safeTarget(foreign)).toBe('/');
});

test('times are said in the largest unit that fits', () => {
  expect(span(-90)).toEqual([-1, 'minute']);
  expect(span(3 * 86_400 + 5)).toEqual([3, 'day']);
  expect(span(0)).toEqual([0, 'second']);
});
