export interface Pt {
  readonly x: number;
  readonly y: number;
}

/** Left, top, right and bottom, in image pixels. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const boundsOf = (points: readonly Pt[]): Bounds => ({
  left: Math.min(...points.map((p) => p.x)),
  top: Math.min(...points.map((p) => p.y)),
  right: Math.max(...points.map((p) => p.x)),
  bottom: Math.max(...points.map((p) => p.y)),
});

export const centreOf = (b: Bounds): Pt => ({ x: (b.left + b.right) / 2, y: (b.top + b.bottom) / 2 });

/** A line from the middle of one box to that of another, as far as it lies outside of both; from middle to middle where they meet. */
export function between(a: Bounds, b: Bounds): readonly [Pt, Pt] {
  const [from, to] = [centreOf(a), centreOf(b)];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  /** Which part of the line lies within a box. */
  const within = (c: Bounds) => Math.min(dx === 0 ? Infinity : (c.right - c.left) / 2 / Math.abs(dx), dy === 0 ? Infinity : (c.bottom - c.top) / 2 / Math.abs(dy));
  const [start, end] = [within(a), within(b)];
  return start + end < 1 ? [plus(from, dx * start, dy * start), plus(to, -dx * end, -dy * end)] : [from, to];
}

export const plus = (p: Pt, dx: number, dy: number): Pt => ({ x: p.x + dx, y: p.y + dy });

export function turned(p: Pt, centre: Pt, angle: number): Pt {
  const [cos, sin, dx, dy] = [Math.cos(angle), Math.sin(angle), p.x - centre.x, p.y - centre.y];
  return { x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos };
}

export const distance = (a: Pt, b: Pt): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Distance from a point to the nearest place of a line between two others. */
export function distanceToSegment(p: Pt, a: Pt, b: Pt): number {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length));
  return distance(p, { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) });
}

/** Vertices are kept to a tenth of a pixel: finer is noise of the hand, and it keeps the JSON short. */
export const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;

export const roundPt = (p: Pt): Pt => ({ x: round(p.x), y: round(p.y) });

export const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(max, value));

export const pathOf = (points: readonly Pt[], closed: boolean): string =>
  points.length === 0 ? '' : `M${points.map((p) => `${round(p.x, 2)} ${round(p.y, 2)}`).join('L')}${closed ? 'Z' : ''}`;
