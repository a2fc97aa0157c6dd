import { isList, isNumber, isObject, isText, type Json, type JsonObject } from '../json';
import { boxCorners, type BoxShape } from '../shapes/box';
import { areOne, areStraight } from './breadth';
import { Choices } from './choices';
import { limits } from './limits';
import type { Report } from './report';
import type { CheckContext, Rule } from './rule';
import { list, member, object, type Member } from './structure';
import { checkOrder } from './timeRange';
import { choice, notes, number, text } from './values';

/** The geometry of one kind of annotation on the wire: its fields, and what must hold between them. */
export interface WireShape {
  readonly type: string;
  readonly members: readonly Member[];
  extent?(value: JsonObject): { width: number; height: number } | null;
  checkWhole?(value: JsonObject, context: CheckContext): void;
}

const anywhere = number(-limits.maxCoordinate, limits.maxCoordinate);
const wholePixels = number(-limits.maxCoordinate, limits.maxCoordinate, 1);
const position = number(0, limits.maxCoordinate);
const point = object([member('x', anywhere), member('y', anywhere)]);
const size = (min: number, whole: boolean): Rule => number(whole ? Math.ceil(min) : min, limits.maxCoordinate, whole ? 1 : null, min <= 0);

export interface BoxBounds {
  readonly minWidth: number;
  readonly minHeight: number;
  readonly canRotate: boolean;
  readonly wholePixels: boolean;
}

export function boxShape({ minWidth, minHeight, canRotate, wholePixels: whole }: BoxBounds): WireShape {
  const place = whole ? wholePixels : anywhere;
  return {
    type: 'box',
    members: [
      member('left', place),
      member('top', place),
      member('width', size(minWidth, whole)),
      member('height', size(minHeight, whole)),
      ...(canRotate ? [member('rotation', number(-2 * Math.PI, 2 * Math.PI), false), member('vertices', list(point, 4, 4), false)] : []),
    ],
    extent: ({ width, height }) => (isNumber(width) && isNumber(height) ? { width, height } : null),
    // Vertices say again what the other fields say; they may begin at any corner and go either way.
    checkWhole({ left, top, width, height, rotation, vertices }, { report }) {
      if (!canRotate || vertices === undefined) return;
      const box = { left, top, width, height, rotation: rotation ?? 0 } as unknown as Required<BoxShape>;
      const [corners, given] = [boxCorners(box), vertices as unknown as readonly P[]];
      const slack = boxTolerance.pixels + boxTolerance.share * Math.max(box.width, box.height);
      const meet = (a: P, b: P) => Math.hypot(a.x - b.x, a.y - b.y) <= slack;
      if (!corners.every((c) => given.some((v) => meet(c, v))) || !given.every((v) => corners.some((c) => meet(c, v)))) report.addAt('vertices', 'bad_shape');
    },
  };
}

/** How far vertices may lie from the corners that the other fields say: pixels, and a share of the longer side. */
const boxTolerance = { share: 0.001, pixels: 1 };

export const pathShape = (closed: boolean, min: number, max: number): WireShape => ({
  type: closed ? 'polygon' : 'line',
  members: [member('vertices', list(point, min, max))],
  // Where the customer allows fewer vertices than make a polygon or a line, those few are taken as they are.
  checkWhole({ vertices }, { report }) {
    const given = vertices as unknown as readonly P[];
    if (given.length >= (closed ? 3 : 2) && (closed ? areStraight(given) : areOne(given))) report.addAt('vertices', 'bad_shape');
  },
});

export const pointShape: WireShape = { type: 'point', members: point.members };

/** How far the axes' middles may lie apart, and how far from a right angle they may cross: a share of their length, and pixels. */
const ellipseTolerance = { share: 0.02, pixels: 1 };

export const ellipseShape: WireShape = {
  type: 'ellipse',
  members: [member('vertices', list(point, 4, 4))],
  checkWhole({ vertices }, { report }) {
    const [a, b, c, d] = (vertices as readonly { x: number; y: number }[]).map((v) => v) as [P, P, P, P];
    const [ux, uy, vx, vy] = [(b.x - a.x) / 2, (b.y - a.y) / 2, (d.x - c.x) / 2, (d.y - c.y) / 2];
    const [first, second] = [Math.hypot(ux, uy), Math.hypot(vx, vy)];
    const apart = Math.hypot((a.x + b.x - c.x - d.x) / 2, (a.y + b.y - c.y - d.y) / 2);
    const slack = ellipseTolerance.pixels + ellipseTolerance.share * Math.max(first, second);
    if (first <= 0 || second <= 0 || apart > slack || Math.abs(ux * vx + uy * vy) > slack * Math.max(first, second)) report.addAt('vertices', 'bad_shape');
  },
};

interface P {
  readonly x: number;
  readonly y: number;
}

export const cuboidCorners = ['face-topleft', 'face-bottomleft', 'face-topright', 'face-bottomright', 'side-topcorner', 'side-bottomcorner'] as const;

export function cuboidShape(minWidth: number, minHeight: number, inSpace: boolean): WireShape {
  const corner = object([...point.members, member('type', choice(new Choices(['vertex']), 'unknown_type'), false), member('description', choice(new Choices(cuboidCorners)))]);
  const metres = number(-limits.maxCoordinate, limits.maxCoordinate);
  return {
    type: 'cuboid',
    members: [
      member('vertices', list(corner, cuboidCorners.length, cuboidCorners.length)),
      member('edges', notes(), false),
      ...(inSpace ? [member('points_3d', list(object(['x', 'y', 'z'].map((axis) => member(axis, metres))), 8, 8))] : []),
    ],
    checkWhole({ vertices }, { report }) {
      const corners = vertices as unknown as readonly (P & { description: string })[];
      const seen = new Set<string>();
      report.at('vertices', () => {
        corners.forEach(({ description }, i) => {
          if (seen.has(description)) report.at(i, () => report.addAt('description', 'duplicate'));
          seen.add(description);
        });
        const [xs, ys] = [corners.map((c) => c.x), corners.map((c) => c.y)];
        if (Math.max(...xs) - Math.min(...xs) < minWidth || Math.max(...ys) - Math.min(...ys) < minHeight) report.add('bad_shape', { min: `${minWidth} × ${minHeight}` });
      });
    },
  };
}

export const eventShape: WireShape = {
  type: 'event',
  members: [
    member('type', choice(new Choices(['point', 'range']), 'unknown_type')),
    member('start', position),
    member('end', position, false),
    member('startTime', position, false),
    member('endTime', position, false),
  ],
  checkWhole({ type, start, end, startTime, endTime }, { report }) {
    const range = type === 'range';
    if (range && end === undefined) report.addAt('end', 'required');
    checkEvent(start, end, 'end', range, report);
    checkEvent(startTime, endTime, 'endTime', range, report);
  },
};

function checkEvent(start: Json | undefined, end: Json | undefined, key: string, range: boolean, report: Report): void {
  if (isNumber(start) && isNumber(end) && checkOrder(start, end, key, report) && !range && end > start) report.addAt(key, 'bad_shape');
}

const offsetInText = number(0, limits.maxCoordinate, 1);

/** Characters are UTF-16 units, from `start` up to, not including, `end`: of the task's own text, where it has one. */
export const spanShape: WireShape = {
  type: 'span',
  members: [member('start', offsetInText), member('end', offsetInText), member('text', text(), false)],
  checkWhole({ start, end, text: words }, { report, text: whole }) {
    const [from, to] = [start as number, end as number];
    if (to <= from) report.addAt('end', 'bad_shape');
    else if (whole !== null && to > whole.length) report.addAt('end', 'out_of_range', { min: 0, max: whole.length });
    else if (isText(words) && (words.length !== to - from || (whole !== null && whole.slice(from, to) !== words))) report.addAt('text', 'bad_shape');
  },
};

const regionForm = choice(new Choices(['box', 'polygon']), 'unknown_type');
const onlyFor = (leaf: number) => [{ labels: [], anyOf: [{ all: [{ member: 0, rule: regionForm, leaves: [leaf] }], notAll: [] }] }];

export const regionShape: WireShape = {
  type: 'region',
  members: [
    member('page', number(0, limits.maxFrames, 1)),
    member('location', object([
      member('type', regionForm),
      ...['left', 'top'].map((key) => member(key, anywhere, true, onlyFor(0))),
      ...['width', 'height'].map((key) => member(key, size(0, false), true, onlyFor(0))),
      member('vertices', list(point, 3, limits.maxVertices), true, onlyFor(1)),
    ])),
    member('text', text(), false),
  ],
  checkWhole({ location }, { report }) {
    const { vertices } = location as JsonObject;
    if (vertices !== undefined && areStraight(vertices as unknown as readonly P[])) report.at('location', () => report.addAt('vertices', 'bad_shape'));
  },
};

/** A shape in one frame of a track. */
export const frameShape = (shape: WireShape): WireShape => ({
  ...shape,
  members: [member('key', number(0, limits.maxCoordinate, 1)), member('timestamp', position, false), ...shape.members],
});

export const isWireList = (value: Json | undefined): value is readonly JsonObject[] => isList(value) && value.every(isObject);
