import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Desk } from '../model/desk';
import { Slide } from './slide';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const setting = () => {
  const ui = createStore(() => ({ view: { scale: 2, x: 10, y: 20 } }));
  const layer = document.createElement('div');
  const seen: unknown[] = [];
  ui.subscribe((s) => seen.push(s.view));
  return { slide: new Slide({ ui } as unknown as Desk, layer), layer, seen };
};

test('steps move the layer, and the view is set once, at the end', () => {
  const { slide, layer, seen } = setting();
  slide.by(5, 0);
  slide.by(5, -3);
  expect([layer.style.transform, seen]).toEqual(['translate(10px, -3px)', []]);
  slide.end();
  slide.end();
  expect([layer.style.transform, seen]).toEqual(['', [{ scale: 2, x: 20, y: 17 }]]);
});

test('a wheel that stands still ends the slide', () => {
  const { slide, seen } = setting();
  slide.byAndBy(0, 7);
  vi.advanceTimersByTime(100);
  slide.byAndBy(0, 7);
  vi.advanceTimersByTime(100);
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(20);
  expect(seen).toEqual([{ scale: 2, x: 10, y: 34 }]);
});
