import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, readTaxonomy } from '../taxonomy';
import { cuboidOps } from './cuboid';
import { between, type Pt } from './geometry';
import { opsOf, ops, wireType, type Shape, type ShapeKind } from './registry';

const kinds = Object.keys(ops) as ShapeKind[];
const coordinate = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10);
const point = fc.record({ x: coordinate, y: coordinate });
const picture = { left: 0, top: 0, right: 1000, bottom: 1000 };

/** A shape of the kind as a hand would draw it, not thinner than a few pixels. */
const shapeOf = (kind: ShapeKind): fc.Arbitrary<Shape> =>
  fc.array(point, { minLength: 3, maxLength: 8 })
    .map(([a, ...rest]) => opsOf(kind).draw(opsOf(kind).drawing === 'path' ? [a!, ...rest] : [a!, { x: a!.x + 5 + rest[0]!.x / 2, y: a!.y + 5 + rest[0]!.y / 2 }]))
    .filter((s) => s !== null)
    .map((s) => opsOf(kind).settle(s, picture, false))
    .filter((s) => opsOf(kind).drawing === 'click' || (opsOf(kind).bounds(s).right - opsOf(kind).bounds(s).left > 3 && opsOf(kind).bounds(s).bottom - opsOf(kind).bounds(s).top > 3));

const closeTo = (a: Pt, b: Pt, slack = 1e-6) => Math.hypot(a.x - b.x, a.y - b.y) < slack;

describe.each(kinds)('%s', (kind) => {
  const o = opsOf(kind);

  it('stays as it is when a handle is put where it stands', () =>
    fc.assert(fc.property(shapeOf(kind), (shape) => {
      for (const handle of o.handles(shape).filter((h) => !h.id.startsWith('+'))) {
        const after = o.bounds(o.moveHandle(shape, handle.id, handle));
        const before = o.bounds(shape);
        for (const side of ['left', 'top', 'right', 'bottom'] as const) expect(after[side]).toBeCloseTo(before[side], 5);
      }
    })));

  it('has the handle where it was moved to, within its own freedom', () =>
    fc.assert(fc.property(shapeOf(kind), point, (shape, to) => {
      for (const { id } of o.handles(shape).filter((h) => h.id !== 'turn' && !h.id.startsWith('+'))) {
        const moved = o.moveHandle(shape, id, to, kind === 'cuboid');
        if (kind === 'box' && /^[nesw]$/.test(id)) continue;
        if (kind === 'rotatedBox' || kind === 'ellipse') continue;
        expect(o.handles(moved).some((h) => closeTo(h, to))).toBe(true);
      }
    })));

  it('comes back when it is moved there and back', () =>
    fc.assert(fc.property(shapeOf(kind), coordinate, coordinate, (shape, dx, dy) => {
      const back = o.translate(o.translate(shape, dx, dy), -dx, -dy);
      expect(o.settle(back, null, false)).toEqual(o.settle(shape, null, false));
    })));

  it('lies within the picture when it is settled, but for what is turned', () =>
    fc.assert(fc.property(shapeOf(kind), coordinate, (shape, by) => {
      if (kind === 'ellipse') return;
      const { left, top, right, bottom } = o.bounds(o.settle(o.translate(shape, by - 500, by), picture, false));
      expect(left >= 0 && top >= 0 && right <= 1000 && bottom <= 1000).toBe(true);
    })));

  it('is the same after the wire, and the server takes it', () => {
    const taxonomy = readTaxonomy('imageannotation', { geometries: { [wireType(kind)]: { objects_to_annotate: ['a'], can_rotate: kind === 'rotatedBox' } } })!;
    fc.assert(fc.property(shapeOf(kind), fc.integer({ min: -300, max: 300 }), (drawn, angle) => {
      const shape = kind === 'rotatedBox' ? { ...drawn, rotation: angle / 100 || undefined } : kind === 'ellipse' ? { ...drawn, angle: angle / 200 } : drawn;
      const wire = o.toWire(o.settle(shape as Shape, null, false));
      expect(check(taxonomy, { annotations: [{ uuid: 'a', type: wireType(kind), label: 'a', ...wire }] })).toEqual([]);
      const again = o.bounds(o.fromWire(wire));
      const bounds = o.bounds(o.settle(shape as Shape, null, false));
      for (const side of ['left', 'top', 'right', 'bottom'] as const) expect(Math.abs(again[side] - bounds[side])).toBeLessThan(0.1);
    }));
  });

  it('grows by what it is told', () =>
    fc.assert(fc.property(shapeOf(kind), (shape) => {
      if (kind === 'point') return;
      const [before, after] = [o.bounds(shape), o.bounds(o.grow(shape, 10, 0))];
      expect(after.right - after.left).toBeCloseTo(before.right - before.left + 10, 1);
      expect(after.left).toBeCloseTo(before.left, 5);
    })));
});

describe('a cuboid', () => {
  const shape = cuboidOps.draw([{ x: 100, y: 100 }, { x: 200, y: 200 }])!;

  it('keeps its face upright when a corner of it moves', () => {
    const [tl, bl, tr] = cuboidOps.moveHandle(shape, 'face-topleft', { x: 90, y: 80 }).corners;
    expect([tl, bl, tr]).toEqual([{ x: 90, y: 80 }, { x: 90, y: 200 }, { x: 200, y: 80 }]);
  });

  it('moves its far edge as one, and with Shift one corner alone', () => {
    const far = shape.corners[4];
    const to = { x: far.x + 10, y: far.y - 5 };
    expect(cuboidOps.moveHandle(shape, 'side-topcorner', to).corners[5]).toEqual({ x: shape.corners[5].x + 10, y: shape.corners[5].y - 5 });
    expect(cuboidOps.moveHandle(shape, 'side-topcorner', to, true).corners[5]).toEqual(shape.corners[5]);
  });
});

describe('an arrow between two shapes', () => {
  const box = (left: number, top: number, size: number) => ({ left, top, right: left + size, bottom: top + size });

  it('begins and ends at their borders, so that their middles are free', () => {
    expect(between(box(0, 0, 10), box(100, 0, 20))).toEqual([{ x: 10, y: expect.closeTo(5.238, 2) }, { x: 100, y: expect.closeTo(9.524, 2) }]);
    expect(between(box(5, 0, 0), box(0, 90, 10))).toEqual([{ x: 5, y: 0 }, { x: 5, y: 90 }]);
  });

  it('goes from middle to middle where they meet', () => {
    expect(between(box(0, 0, 100), box(40, 40, 20))).toEqual([{ x: 50, y: 50 }, { x: 50, y: 50 }]);
    expect(between(box(0, 0, 10), box(5, 0, 10))).toEqual([{ x: 5, y: 5 }, { x: 10, y: 5 }]);
  });
});
