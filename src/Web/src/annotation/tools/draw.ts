import { distance, pathOf, type Pt } from '../shapes/geometry';
import { opsOf, type Shape, type ShapeKind } from '../shapes/registry';

/** Drawing one shape: the vertices set so far, and where the pointer is. */
export interface DrawState {
  readonly points: readonly Pt[];
  readonly hover: Pt | null;
  readonly pressed: boolean;
  /** Vertices taken back, the last one last: they can be set again until another is. */
  readonly taken?: readonly Pt[];
}

/** `at` in image pixels; `scale` of the view, so that nearness is judged on the screen. */
export type DrawEvent = Pointer | { readonly type: 'finish' } | { readonly type: 'back' } | { readonly type: 'again' } | { readonly type: 'cancel' };

interface Pointer {
  readonly type: 'down' | 'move' | 'up';
  readonly at: Pt;
  readonly scale: number;
}

export interface DrawStep {
  readonly state: DrawState;
  /** The finished shape, once. */
  readonly done: Shape | null;
}

export const idle: DrawState = { points: [], hover: null, pressed: false };

/** Nearer than this on the screen, a press and its release are a click, and a click on the first vertex closes a polygon. In CSS pixels. */
export const near = 8;

/** @param maxPoints Most vertices of a path: the last one finishes it. */
export function draw(kind: ShapeKind, state: DrawState, event: DrawEvent, maxPoints = Infinity): DrawStep {
  if (event.type === 'cancel') return still(idle);
  if (event.type === 'finish') return finish(kind, state.points);
  const { points, taken = [] } = state;
  if (event.type === 'back') return still({ ...state, points: points.slice(0, -1), taken: [...taken, ...points.slice(-1)], pressed: false });
  if (event.type === 'again') return still({ ...state, points: [...points, ...taken.slice(-1)], taken: taken.slice(0, -1) });
  switch (opsOf(kind).drawing) {
    case 'click':
      return event.type === 'up' && state.pressed ? finish(kind, [event.at]) : still({ points: [], hover: event.at, pressed: event.type === 'down' || (state.pressed && event.type === 'move') });
    case 'drag':
      return drag(kind, state, event);
    case 'path':
      return path(kind, state, event, maxPoints);
  }
}

/** Corner to corner in one drag, or by two clicks: every drag has another way. */
function drag(kind: ShapeKind, state: DrawState, { type, at, scale }: Pointer): DrawStep {
  const [start] = state.points;
  if (type === 'down') return start ? still({ ...state, hover: at, pressed: true }) : still({ points: [at], hover: at, pressed: true });
  if (type === 'move' || !start || !state.pressed) return still({ ...state, hover: at });
  return distance(start, at) * scale < near ? still({ ...state, hover: at, pressed: false }) : finish(kind, [start, at]);
}

function path(kind: ShapeKind, state: DrawState, { type, at, scale }: Pointer, maxPoints: number): DrawStep {
  if (type === 'move') return still({ ...state, hover: at });
  if (type === 'down') return still({ ...state, hover: at, pressed: true });
  if (!state.pressed) return still(state);
  const { points } = state;
  const [first, last] = [points[0], points.at(-1)];
  if (first && opsOf(kind).closed && points.length > 2 && distance(first, at) * scale < near) return finish(kind, points);
  // The second click of a double click finishes instead of setting the same vertex again.
  if (last && distance(last, at) * scale < near / 2) return finish(kind, points);
  const next = [...points, at];
  return next.length >= maxPoints ? finish(kind, next) : still({ points: next, hover: at, pressed: false });
}

function finish(kind: ShapeKind, points: readonly Pt[]): DrawStep {
  const done = opsOf(kind).draw(points);
  return done ? { state: idle, done } : still({ points, hover: null, pressed: false });
}

const still = (state: DrawState): DrawStep => ({ state, done: null });

/** What is seen while drawing, as an SVG path. */
export function preview(kind: ShapeKind, { points, hover }: DrawState): string {
  const all = hover ? [...points, hover] : points;
  const o = opsOf(kind);
  if (o.drawing === 'path') return pathOf(all, false);
  const shape = points.length > 0 ? o.draw(all) : null;
  return shape ? o.path(shape) : '';
}
