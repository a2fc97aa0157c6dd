import type { JsonObject } from '../json';
import { clamp, round, turned, type Pt } from './geometry';
import type { ShapeOps } from './ops';
import { fromCorners } from './box';

/** Half axes `rx` and `ry`; the first is turned by `angle` radians. */
export interface EllipseShape {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  readonly angle: number;
}

/** Both ends of the first axis, then of the second: the order of the wire. */
function ends({ x, y, rx, ry, angle }: EllipseShape): readonly [Pt, Pt, Pt, Pt] {
  const at = (dx: number, dy: number) => turned({ x: x + dx, y: y + dy }, { x, y }, angle);
  return [at(-rx, 0), at(rx, 0), at(0, -ry), at(0, ry)];
}

const names = ['w', 'e', 'n', 's'] as const;

export const ellipseOps: ShapeOps<EllipseShape> = {
  drawing: 'drag',
  closed: true,
  draw([a, b]) {
    if (!a || !b || a.x === b.x || a.y === b.y) return null;
    const box = fromCorners(a, b);
    return { x: box.left + box.width / 2, y: box.top + box.height / 2, rx: box.width / 2, ry: box.height / 2, angle: 0 };
  },
  path(e) {
    const [a, b] = ends(e);
    const arc = (to: Pt) => `A${e.rx} ${e.ry} ${(e.angle * 180) / Math.PI} 0 1 ${to.x} ${to.y}`;
    return `M${a.x} ${a.y}${arc(b)}${arc(a)}Z`;
  },
  handles(e) {
    const around = ends(e).map((p, i) => ({ id: names[i]!, cursor: i < 2 ? ('ew-resize' as const) : ('ns-resize' as const), ...p }));
    return [...around, { id: 'turn', cursor: 'grab', ...turned({ x: e.x, y: e.y - e.ry - Math.max(12, e.ry * 0.5) }, e, e.angle) }];
  },
  moveHandle(e, id, to, free) {
    if (id === 'turn') {
      const angle = Math.atan2(to.x - e.x, e.y - to.y);
      return { ...e, angle: free ? Math.round(angle / (Math.PI / 12)) * (Math.PI / 12) : angle };
    }
    const local = turned(to, e, -e.angle);
    return id === 'w' || id === 'e' ? { ...e, rx: Math.max(0.5, Math.abs(local.x - e.x)) } : { ...e, ry: Math.max(0.5, Math.abs(local.y - e.y)) };
  },
  translate: (e, dx, dy) => ({ ...e, x: e.x + dx, y: e.y + dy }),
  bounds({ x, y, rx, ry, angle }) {
    const [w, h] = [Math.hypot(rx * Math.cos(angle), ry * Math.sin(angle)), Math.hypot(rx * Math.sin(angle), ry * Math.cos(angle))];
    return { left: x - w, top: y - h, right: x + w, bottom: y + h };
  },
  grow: (e, dx, dy) => ({ ...e, rx: Math.max(0.5, e.rx + dx / 2), ry: Math.max(0.5, e.ry + dy / 2), x: e.x + dx / 2, y: e.y + dy / 2 }),
  // Only the centre keeps to the picture: a cut axis would make another ellipse.
  settle: (e, within) => ({
    x: round(within ? clamp(e.x, within.left, within.right) : e.x),
    y: round(within ? clamp(e.y, within.top, within.bottom) : e.y),
    rx: round(e.rx),
    ry: round(e.ry),
    angle: round(e.angle, 4),
  }),
  // Finer than what is kept elsewhere: the angle of a long axis comes back from its ends.
  toWire: (e): JsonObject => ({ vertices: ends(e).map((p) => ({ x: round(p.x, 3), y: round(p.y, 3) })) }),
  fromWire({ vertices }) {
    const [a, b, c, d] = vertices as unknown as [Pt, Pt, Pt, Pt];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, rx: Math.hypot(b.x - a.x, b.y - a.y) / 2, ry: Math.hypot(d.x - c.x, d.y - c.y) / 2, angle: Math.atan2(b.y - a.y, b.x - a.x) };
  },
};
