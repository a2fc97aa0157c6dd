import { plus, type Pt } from './geometry';
import type { ShapeOps } from './ops';
import { settlePoint } from './path';

export const pointOps: ShapeOps<Pt> = {
  drawing: 'click',
  closed: false,
  draw: ([p]) => p ?? null,
  // A cross of no extent: its round caps and the handle make the point visible at any zoom.
  path: ({ x, y }) => `M${x} ${y}h0.001`,
  handles: ({ x, y }) => [{ id: 'at', cursor: 'move', x, y }],
  moveHandle: (_, __, { x, y }) => ({ x, y }),
  translate: (p, dx, dy) => plus(p, dx, dy),
  bounds: ({ x, y }) => ({ left: x, top: y, right: x, bottom: y }),
  grow: (p) => p,
  settle: (p, within) => settlePoint(p, within),
  toWire: ({ x, y }) => ({ x, y }),
  fromWire: ({ x, y }) => ({ x: x as number, y: y as number }),
};
