import { clamp, type Bounds, type Pt } from '../shapes/geometry';

/** How image pixels stand on the screen: screen = image × scale + (x, y), in CSS pixels. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const minScale = 0.02;
export const maxScale = 40;

/** Share of the space that a fitted picture leaves free around it. */
const margin = 0.04;

export const toImage = (view: View, screen: Pt): Pt => ({ x: (screen.x - view.x) / view.scale, y: (screen.y - view.y) / view.scale });

export const toScreen = (view: View, image: Pt): Pt => ({ x: image.x * view.scale + view.x, y: image.y * view.scale + view.y });

/** The whole of something in the middle. */
export function fit(what: Bounds, space: Size): View {
  const [width, height] = [Math.max(1, what.right - what.left), Math.max(1, what.bottom - what.top)];
  const scale = clamp(Math.min(space.width / width, space.height / height) * (1 - margin), minScale, maxScale);
  return { scale, x: (space.width - width * scale) / 2 - what.left * scale, y: (space.height - height * scale) / 2 - what.top * scale };
}

/** The view after the space for it changed: who sees the whole goes on seeing the whole, who looked closer keeps their place. */
export function resized(view: View, what: Bounds, before: Size, space: Size): View {
  const whole = before.width === 0 ? view : fit(what, before);
  return before.width === 0 || space.width === 0 || (view.scale === whole.scale && view.x === whole.x && view.y === whole.y) ? fit(what, space) : view;
}

/** What lies under the place on the screen stays there. */
export function zoomAt(view: View, screen: Pt, factor: number): View {
  const scale = clamp(view.scale * factor, minScale, maxScale);
  const at = toImage(view, screen);
  return { scale, x: screen.x - at.x * scale, y: screen.y - at.y * scale };
}

export const pan = (view: View, dx: number, dy: number): View => ({ ...view, x: view.x + dx, y: view.y + dy });

/** Moves no further than what brings the thing into sight. */
export function reveal(view: View, what: Bounds, space: Size): View {
  const [a, b] = [toScreen(view, { x: what.left, y: what.top }), toScreen(view, { x: what.right, y: what.bottom })];
  const shift = (from: number, to: number, size: number) => (to - from > size ? 0 : from < 0 ? -from + 20 : to > size ? size - to - 20 : 0);
  return pan(view, shift(a.x, b.x, space.width), shift(a.y, b.y, space.height));
}

/** Handles and points keep their size on the screen; in half octaves, so that not every turn of the wheel draws all of them again. */
export const handleScale = (scale: number): number => 2 ** (-Math.round(Math.log2(scale) * 2) / 2);
