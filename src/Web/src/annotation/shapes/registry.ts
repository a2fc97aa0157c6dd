import { boxOps, type BoxShape } from './box';
import { cuboidOps, type CuboidShape } from './cuboid';
import { ellipseOps, type EllipseShape } from './ellipse';
import type { Pt } from './geometry';
import type { ShapeOps } from './ops';
import { pathOps, type PathShape } from './path';
import { pointOps } from './point';

export interface ShapeOf {
  readonly box: BoxShape;
  readonly rotatedBox: BoxShape;
  readonly polygon: PathShape;
  readonly line: PathShape;
  readonly point: Pt;
  readonly ellipse: EllipseShape;
  readonly cuboid: CuboidShape;
}

export type ShapeKind = keyof ShapeOf;
export type Shape = ShapeOf[ShapeKind];

/** One entry per kind. To add a geometry: a file with its operations, and a line here. */
export const ops: { readonly [K in ShapeKind]: ShapeOps<ShapeOf[K]> } = {
  box: boxOps(false),
  rotatedBox: boxOps(true),
  polygon: pathOps(true),
  line: pathOps(false),
  point: pointOps,
  ellipse: ellipseOps,
  cuboid: cuboidOps,
};

/** The operations of a kind for a shape that is known to be of it. */
export const opsOf = (kind: ShapeKind): ShapeOps<Shape> => ops[kind] as unknown as ShapeOps<Shape>;

export const isShapeKind = (kind: string): kind is ShapeKind => Object.hasOwn(ops, kind);

/** The geometry's name on the wire. */
export const wireType = (kind: ShapeKind): string => (kind === 'rotatedBox' ? 'box' : kind);
