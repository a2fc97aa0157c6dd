import type { JsonObject } from '../json';
import type { Bounds, Pt } from './geometry';

/** A place of a shape that can be dragged. */
export interface Handle extends Pt {
  readonly id: string;
  readonly cursor: 'move' | 'nwse-resize' | 'nesw-resize' | 'ns-resize' | 'ew-resize' | 'grab' | 'copy';
}

/** How a shape is drawn: by one click, by dragging from corner to corner, or by a click for every vertex. */
export type Drawing = 'click' | 'drag' | 'path';

/** Everything the canvas asks of one kind of shape; rendering, dragging, keyboard and undo know nothing else of it. */
export interface ShapeOps<S> {
  readonly drawing: Drawing;
  /** A polygon's last vertex joins the first: what is inside belongs to it. */
  readonly closed: boolean;
  /** The shape of the points given so far; null when there are too few to be one. */
  draw(points: readonly Pt[]): S | null;
  /** SVG path of the outline, in image pixels. */
  path(shape: S): string;
  /** A second, thinner path: the far edges of a cuboid. */
  extra?(shape: S): string;
  handles(shape: S): readonly Handle[];
  /** With `free` (Shift) a cuboid's corner moves alone, and a box's turning snaps. */
  moveHandle(shape: S, handle: string, to: Pt, free?: boolean): S;
  /** Takes a vertex away; null when it cannot be spared. */
  dropHandle?(shape: S, handle: string): S | null;
  translate(shape: S, dx: number, dy: number): S;
  bounds(shape: S): Bounds;
  /** Grows at the right and the bottom, by negative numbers shrinks: what a keyboard can do without a handle. */
  grow(shape: S, dx: number, dy: number): S;
  /** Rounded to what is kept, within the picture, never inside out. */
  settle(shape: S, within: Bounds | null, wholePixels: boolean): S;
  toWire(shape: S): JsonObject;
  fromWire(wire: JsonObject): S;
}
