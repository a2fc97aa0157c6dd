import { expect, test } from 'vitest';
import { pseudo } from './pseudo';

test('words get accents and length, arguments stay', () => {
  expect(pseudo('Open {name}')).toBe('[Óþéñ {name}··]');
});

test('branches of plurals are words, their keywords are not', () => {
  expect(pseudo('{n, plural, one {# task} other {# tasks}}')).toBe('[{n, plural, one {# ţášķ} other {# ţášķš}}]');
});
