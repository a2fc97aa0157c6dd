import type { ShapeItem } from '../document/document';
import type { Bounds, Pt } from '../shapes/geometry';
import { opsOf, type Shape } from '../shapes/registry';

/** Something is held: a handle of one shape, or one or several shapes. */
export interface Drag {
  readonly start: Pt;
  readonly handle: string | null;
  readonly items: readonly ShapeItem[];
}

/** Where the shapes are while the pointer is at a place: the document is changed when it lets go. */
export function dragged({ start, handle, items }: Drag, at: Pt, free: boolean): ReadonlyMap<string, Shape> {
  return new Map(items.map((item) => {
    const o = opsOf(item.kind);
    return [item.key, handle === null ? o.translate(item.shape, at.x - start.x, at.y - start.y) : o.moveHandle(item.shape, handle, at, free)];
  }));
}

/** Put within the picture and rounded, when the pointer lets go. */
export const settled = (shape: Shape, kind: ShapeItem['kind'], within: Bounds | null, wholePixels: boolean): Shape => opsOf(kind).settle(shape, within, wholePixels);

/** A shape of usual size in the middle of what is seen: how a keyboard begins one. */
export function standardShape(kind: ShapeItem['kind'], seen: Bounds): Shape {
  const [x, y] = [(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2];
  const [w, h] = [(seen.right - seen.left) / 8, (seen.bottom - seen.top) / 8];
  const o = opsOf(kind);
  const corners = [{ x: x - w, y: y - h }, { x: x + w, y: y + h }] as const;
  const points = o.drawing === 'click' ? [{ x, y }] : o.drawing === 'drag' ? corners : o.closed
    ? [corners[0], { x: x + w, y: y - h }, corners[1], { x: x - w, y: y + h }]
    : corners;
  return o.draw(points)!;
}
