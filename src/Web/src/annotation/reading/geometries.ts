import type { JsonObject } from '../json';
import { limits } from '../rules/limits';
import { boxShape, cuboidShape, ellipseShape, pathShape, pointShape, type WireShape } from '../rules/wireShapes';
import { flagOf, has, numberOf } from './params';

const cameraKeys = ['camera_intrinsics', 'camera_rotation_quaternion', 'camera_height'];

const readers: Readonly<Record<string, (given: JsonObject) => WireShape>> = {
  box: (given) => boxShape({ ...sizes(given), canRotate: flagOf(given, 'can_rotate'), wholePixels: flagOf(given, 'integer_pixels') }),
  polygon: (given) => path(given, true),
  line: (given) => path(given, false),
  point: () => pointShape,
  ellipse: () => ellipseShape,
  cuboid: (given) => cuboidShape(sizes(given).minWidth, sizes(given).minHeight, cameraKeys.some((key) => has(given, key))),
};

export const geometryTypes: readonly string[] = Object.keys(readers);

export const readGeometry = (type: string, given: JsonObject): WireShape => readers[type]!(given);

const sizes = (given: JsonObject) => ({ minWidth: numberOf(given, 'min_width') ?? 0, minHeight: numberOf(given, 'min_height') ?? 0 });

/** Fewer than three vertices make no polygon, fewer than two no line: allowed only where the customer says so. */
function path(given: JsonObject, closed: boolean): WireShape {
  const least = closed ? 3 : 2;
  const [min, max] = [numberOf(given, 'min_vertices') ?? 0, numberOf(given, 'max_vertices') || null];
  return pathShape(closed, min > 0 ? min : Math.min(least, max ?? least), max ?? limits.maxVertices);
}
