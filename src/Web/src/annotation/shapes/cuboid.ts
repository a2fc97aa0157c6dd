import { isList, type Json, type JsonObject } from '../json';
import { cuboidCorners } from '../rules/wireShapes';
import { fromCorners } from './box';
import { boundsOf, pathOf, plus, type Pt } from './geometry';
import type { Handle, ShapeOps } from './ops';
import { settlePoint } from './path';

/** The six visible corners in the order of the wire: four of the face, two of the far edge of the side. */
export interface CuboidShape {
  readonly corners: readonly [Pt, Pt, Pt, Pt, Pt, Pt];
  /** What the wire may carry besides and nothing here draws. */
  readonly rest?: JsonObject;
}

const [TL, BL, TR, BR, ST, SB] = [0, 1, 2, 3, 4, 5] as const;

/** Depth of a fresh cuboid as a share of its face. */
const depth = 0.3;

/** Corners of the face that stand on the same vertical or horizontal as one of them. */
const sameX: Readonly<Record<number, number>> = { [TL]: BL, [BL]: TL, [TR]: BR, [BR]: TR };
const sameY: Readonly<Record<number, number>> = { [TL]: TR, [TR]: TL, [BL]: BR, [BR]: BL };

const withCorners = (shape: CuboidShape, change: (p: Pt, i: number) => Pt): CuboidShape => ({ ...shape, corners: shape.corners.map(change) as unknown as CuboidShape['corners'] });

/** The side stands right of the face, or left of it. */
const sideEdge = ({ corners }: CuboidShape): readonly [Pt, Pt] =>
  corners[ST].x >= (corners[TL].x + corners[TR].x) / 2 ? [corners[TR], corners[BR]] : [corners[TL], corners[BL]];

export const cuboidOps: ShapeOps<CuboidShape> = {
  drawing: 'drag',
  closed: true,
  draw([a, b]) {
    if (!a || !b || a.x === b.x || a.y === b.y) return null;
    const { left, top, width, height } = fromCorners(a, b);
    const [right, bottom] = [left + width, top + height];
    const [side, rise] = [right + width * depth, height * depth * 0.5];
    return { corners: [{ x: left, y: top }, { x: left, y: bottom }, { x: right, y: top }, { x: right, y: bottom }, { x: side, y: top - rise }, { x: side, y: bottom - rise }] };
  },
  path(shape) {
    const { corners: c } = shape;
    const [near, below] = sideEdge(shape);
    return pathOf([c[TL], c[TR], c[BR], c[BL]], true) + pathOf([near, c[ST], c[SB], below], false);
  },
  extra(shape) {
    const { corners: c } = shape;
    const [near] = sideEdge(shape);
    const other = near === c[TR] ? c[TL] : c[TR];
    const far = plus(other, c[ST].x - near.x, c[ST].y - near.y);
    return pathOf([other, far, c[ST]], false);
  },
  handles: ({ corners }) => corners.map((p, i): Handle => ({ id: cuboidCorners[i]!, cursor: 'move', ...p })),
  moveHandle(shape, id, to, free) {
    const at = cuboidCorners.indexOf(id as (typeof cuboidCorners)[number]);
    const from = shape.corners[at]!;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    if (free) return withCorners(shape, (p, i) => (i === at ? to : p));
    // The far edge moves as one: depth. A corner of the face takes its neighbours along, so that the face stays upright.
    if (at === ST || at === SB) return withCorners(shape, (p, i) => (i === ST || i === SB ? plus(p, dx, dy) : p));
    return withCorners(shape, (p, i) => (i === at ? to : plus(p, i === sameX[at] ? dx : 0, i === sameY[at] ? dy : 0)));
  },
  translate: (shape, dx, dy) => withCorners(shape, (p) => plus(p, dx, dy)),
  bounds: ({ corners }) => boundsOf(corners),
  grow: (shape, dx, dy) => withCorners(shape, (p, i) => plus(p, i === TR || i === BR || i === ST || i === SB ? dx : 0, i === BL || i === BR || i === SB ? dy : 0)),
  settle: (shape, within) => withCorners(shape, (p) => settlePoint(p, within)),
  toWire: ({ corners, rest }): JsonObject => ({ ...rest, vertices: corners.map((p, i) => ({ x: p.x, y: p.y, type: 'vertex', description: cuboidCorners[i]! })) }),
  fromWire({ vertices, edges, points_3d }) {
    const given = vertices as unknown as readonly (Pt & { description: string })[];
    const at = (name: string): Pt => {
      const found = given.find((v) => v.description === name)!;
      return { x: found.x, y: found.y };
    };
    const rest: Record<string, Json> = {};
    if (edges !== undefined) rest.edges = edges;
    if (isList(points_3d)) rest.points_3d = points_3d;
    return { corners: cuboidCorners.map(at) as unknown as CuboidShape['corners'], ...(Object.keys(rest).length > 0 && { rest }) };
  },
};
