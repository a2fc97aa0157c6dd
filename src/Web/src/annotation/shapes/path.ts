import type { JsonObject } from '../json';
import { areOne, areStraight } from '../rules/breadth';
import { boundsOf, clamp, pathOf, plus, round, type Bounds, type Pt } from './geometry';
import type { ShapeOps } from './ops';

export interface PathShape {
  readonly vertices: readonly Pt[];
}

/** A polygon, whose last vertex joins the first, or an open line. A handle in the middle of an edge makes a new vertex. */
export function pathOps(closed: boolean): ShapeOps<PathShape> {
  const least = closed ? 3 : 2;
  return {
    drawing: 'path',
    closed,
    draw: (points) => (points.length >= least && !(closed ? areStraight(points) : areOne(points)) ? { vertices: points } : null),
    path: ({ vertices }) => pathOf(vertices, closed),
    handles: ({ vertices }) => [
      ...vertices.slice(0, closed ? undefined : -1).map((p, i) => {
        const next = vertices[(i + 1) % vertices.length]!;
        return { id: `+${i}`, cursor: 'copy' as const, x: (p.x + next.x) / 2, y: (p.y + next.y) / 2 };
      }),
      ...vertices.map((p, i) => ({ id: `${i}`, cursor: 'move' as const, ...p })),
    ],
    moveHandle({ vertices }, id, to) {
      const at = Number(id.replace('+', ''));
      return { vertices: id.startsWith('+') ? [...vertices.slice(0, at + 1), to, ...vertices.slice(at + 1)] : vertices.map((p, i) => (i === at ? to : p)) };
    },
    dropHandle: ({ vertices }, id) => (id.startsWith('+') || vertices.length <= least ? null : { vertices: vertices.filter((_, i) => i !== Number(id)) }),
    translate: ({ vertices }, dx, dy) => ({ vertices: vertices.map((p) => plus(p, dx, dy)) }),
    bounds: ({ vertices }) => boundsOf(vertices),
    grow({ vertices }, dx, dy) {
      const b = boundsOf(vertices);
      const scale = (size: number, by: number) => (size === 0 ? 1 : Math.max(1, size + by) / size);
      const [sx, sy] = [scale(b.right - b.left, dx), scale(b.bottom - b.top, dy)];
      return { vertices: vertices.map((p) => ({ x: b.left + (p.x - b.left) * sx, y: b.top + (p.y - b.top) * sy })) };
    },
    settle: ({ vertices }, within) => ({ vertices: vertices.map((p) => settlePoint(p, within)) }),
    toWire: ({ vertices }): JsonObject => ({ vertices: vertices.map(({ x, y }) => ({ x, y })) }),
    fromWire: ({ vertices }) => ({ vertices: (vertices as unknown as readonly Pt[]).map(({ x, y }) => ({ x, y })) }),
  };
}

export const settlePoint = (p: Pt, within: Bounds | null): Pt => ({
  x: round(within ? clamp(p.x, within.left, within.right) : p.x),
  y: round(within ? clamp(p.y, within.top, within.bottom) : p.y),
});
