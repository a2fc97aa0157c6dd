import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { LongList, type Scroll } from './scroll';

/** Milliseconds without scrolling after which the scroll bar is put where it belongs. */
const REST = 200;

/** Guessed before the window is measured, in pixels. */
const WINDOW = 600;

/** Scrolls a list of so many rows in an element; `head` pixels of it stay above the rows. */
export function useScroll(rows: number, head: number) {
  const scroller = useRef<HTMLDivElement>(null);
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
    if (scroller.current) scroller.current.scrollTop = next.top;
  }, []);
  const onScroll = () => {
    const top = scroller.current?.scrollTop ?? 0;
    if (Math.round(top) === now.current.top) return;
    now.current = list.moved(now.current, top);
    setView(now.current);
    clearTimeout(timer.current);
    timer.current = globalThis.setTimeout(() => show(list.rest(now.current)), REST) as unknown as number;
  };

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWindow(Math.max(1, element.clientHeight - head)));
    watch.observe(element);
    return () => {
      watch.disconnect();
      clearTimeout(timer.current);
    };
  }, [head]);
  // Another length or height: what was in sight stays there, as far as it goes.
  useEffect(() => {
    const settle = setTimeout(() => show(list.rest(now.current)));
    return () => clearTimeout(settle);
  }, [list, show]);

  return { scroller, onScroll, height: list.height, shift: view.shift, ...list.rows(view), goTo: useCallback((row: number) => show(list.at(row)), [list, show]) };
}
