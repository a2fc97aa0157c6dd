import { isNumber, type JsonObject } from '../json';
import { boundsOf, centreOf, clamp, pathOf, round, turned, type Bounds, type Pt } from './geometry';
import type { Handle, ShapeOps } from './ops';

/** Before the turn about its centre by `rotation` radians. */
export interface BoxShape {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly rotation?: number;
}

/** Handle by name: which sides it moves. */
const sides: Readonly<Record<string, { x: -1 | 0 | 1; y: -1 | 0 | 1; cursor: Handle['cursor'] }>> = {
  nw: { x: -1, y: -1, cursor: 'nwse-resize' },
  n: { x: 0, y: -1, cursor: 'ns-resize' },
  ne: { x: 1, y: -1, cursor: 'nesw-resize' },
  e: { x: 1, y: 0, cursor: 'ew-resize' },
  se: { x: 1, y: 1, cursor: 'nwse-resize' },
  s: { x: 0, y: 1, cursor: 'ns-resize' },
  sw: { x: -1, y: 1, cursor: 'nesw-resize' },
  w: { x: -1, y: 0, cursor: 'ew-resize' },
};

/** Angles that a turn keeps to with Shift, in radians. */
const snap = Math.PI / 12;

const centre = (b: BoxShape): Pt => ({ x: b.left + b.width / 2, y: b.top + b.height / 2 });

export function boxCorners(b: BoxShape): readonly [Pt, Pt, Pt, Pt] {
  const c = centre(b);
  const at = (x: number, y: number) => turned({ x, y }, c, b.rotation ?? 0);
  return [at(b.left, b.top), at(b.left + b.width, b.top), at(b.left + b.width, b.top + b.height), at(b.left, b.top + b.height)];
}

export const fromCorners = (a: Pt, b: Pt): BoxShape => ({ left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) });

export function boxOps(canRotate: boolean): ShapeOps<BoxShape> {
  return {
    drawing: 'drag',
    closed: true,
    draw: ([a, b]) => (a && b && a.x !== b.x && a.y !== b.y ? fromCorners(a, b) : null),
    path: (b) => pathOf(boxCorners(b), true),
    handles(b) {
      const c = centre(b);
      const around = Object.entries(sides).map(([id, s]) => ({ id, cursor: s.cursor, ...turned({ x: c.x + (s.x * b.width) / 2, y: c.y + (s.y * b.height) / 2 }, c, b.rotation ?? 0) }));
      return canRotate ? [...around, { id: 'turn', cursor: 'grab', ...turned({ x: c.x, y: b.top - Math.max(12, b.height * 0.25) }, c, b.rotation ?? 0) }] : around;
    },
    moveHandle(b, id, to, free) {
      const c = centre(b);
      if (id === 'turn') {
        const angle = Math.atan2(to.x - c.x, c.y - to.y);
        return { ...b, rotation: free ? Math.round(angle / snap) * snap : angle };
      }
      const s = sides[id]!;
      const angle = b.rotation ?? 0;
      const local = turned(to, c, -angle);
      const [left, right] = s.x < 0 ? [local.x, b.left + b.width] : [b.left, s.x > 0 ? local.x : b.left + b.width];
      const [top, bottom] = s.y < 0 ? [local.y, b.top + b.height] : [b.top, s.y > 0 ? local.y : b.top + b.height];
      // The centre moves with the side; it is turned back about the old one, so that the other side stays where it is.
      const middle = turned({ x: (left + right) / 2, y: (top + bottom) / 2 }, c, angle);
      const [width, height] = [Math.abs(right - left), Math.abs(bottom - top)];
      return { ...b, left: middle.x - width / 2, top: middle.y - height / 2, width, height };
    },
    translate: (b, dx, dy) => ({ ...b, left: b.left + dx, top: b.top + dy }),
    bounds: (b) => boundsOf(boxCorners(b)),
    grow: (b, dx, dy) => ({ ...b, width: Math.max(1, b.width + dx), height: Math.max(1, b.height + dy) }),
    settle: (b, within, wholePixels) => settle(b, b.rotation ? null : within, wholePixels),
    toWire({ left, top, width, height, rotation }): JsonObject {
      const box = { left, top, width, height };
      return rotation ? { ...box, rotation: round(rotation, 4), vertices: boxCorners({ ...box, rotation }).map((p) => ({ x: round(p.x, 2), y: round(p.y, 2) })) } : box;
    },
    fromWire: ({ left, top, width, height, rotation }) => ({
      left: left as number,
      top: top as number,
      width: width as number,
      height: height as number,
      ...(isNumber(rotation) && rotation !== 0 && { rotation }),
    }),
  };
}

function settle(b: BoxShape, within: Bounds | null, wholePixels: boolean): BoxShape {
  const digits = wholePixels ? 0 : 1;
  const [x, y] = within ? [[within.left, within.right], [within.top, within.bottom]] as const : [[-Infinity, Infinity], [-Infinity, Infinity]] as const;
  const [left, top] = [round(clamp(b.left, ...x), digits), round(clamp(b.top, ...y), digits)];
  const [right, bottom] = [round(clamp(b.left + b.width, ...x), digits), round(clamp(b.top + b.height, ...y), digits)];
  const angle = b.rotation === undefined ? 0 : Math.atan2(Math.sin(b.rotation), Math.cos(b.rotation));
  return { left, top, width: round(right - left, digits), height: round(bottom - top, digits), ...(angle !== 0 && { rotation: round(angle, 4) }) };
}

export const boxCentre = (b: BoxShape): Pt => centreOf(boundsOf(boxCorners(b)));
