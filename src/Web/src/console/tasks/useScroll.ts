import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { LongList, type Scroll } from './scroll';

/** Milliseconds without scrolling after which the scroll bar is put where it belongs. */
const REST = 200;

/** Guessed before the window is measured, in pixels. */
const WINDOW = 600;

/** The row at the upper edge, by place. */
const places = new Map<string, number>();

/**
 * Scrolls a list of so many rows in an element; `head` pixels of it stay above the rows. Who comes back to the same `place`, an entry of the
 * browser's history, finds the rows there that were in sight.
 */
export function useScroll(rows: number, head: number, place: string) {
  // State, not a ref: it comes with the first rows, and is measured then.
  const [element, scroller] = useState<HTMLDivElement | null>(null);
  const [window, setWindow] = useState(WINDOW);
  const list = useMemo(() => new LongList(rows, window), [rows, window]);
  const [view, setView] = useState<Scroll>({ top: 0, shift: 0 });
  const now = useRef(view);
  const timer = useRef(0);

  const show = useCallback((next: Scroll) => {
    if (next.top === now.current.top && next.shift === now.current.shift) return;
    now.current = next;
    // Rows and scroll bar move in one frame, or the rows would be seen to jump.
    flushSync(() => setView(next));
    if (element) element.scrollTop = next.top;
  }, [element]);
  const settle = useCallback(() => {
    // Otherwise the browser has scrolled on, and will say so: its word goes before ours.
    if (element && Math.abs(element.scrollTop - now.current.top) < 1) show(list.rest(now.current));
  }, [element, list, show]);
  const onScroll = () => {
    const top = element?.scrollTop ?? 0;
    if (Math.round(top) === now.current.top) return;
    now.current = list.moved(now.current, top);
    setView(now.current);
    clearTimeout(timer.current);
    timer.current = globalThis.setTimeout(settle, REST) as unknown as number;
  };

  useEffect(() => {
    if (!element) return;
    const watch = new ResizeObserver(() => setWindow(Math.max(1, element.clientHeight - head)));
    watch.observe(element);
    return () => {
      watch.disconnect();
      clearTimeout(timer.current);
    };
  }, [element, head]);
  // Another length or height: what was in sight stays there, as far as it goes.
  useEffect(() => {
    const soon = setTimeout(settle);
    return () => clearTimeout(soon);
  }, [settle]);

  const { first, last } = list.rows(view);
  const back = useRef(places.get(place) ?? 0);
  useEffect(() => {
    if (!element || rows === 0 || back.current === 0) return;
    const soon = setTimeout(() => {
      const row = back.current;
      // First: what is shown may measure the window, and come here again.
      back.current = 0;
      if (row > 0) show(list.at(row));
    });
    return () => clearTimeout(soon);
  }, [element, rows, list, show]);
  useEffect(() => {
    if (back.current === 0) places.set(place, first);
  }, [place, first]);

  return { scroller, onScroll, height: list.height, shift: view.shift, first, last, goTo: useCallback((row: number) => show(list.at(row)), [list, show]) };
}
