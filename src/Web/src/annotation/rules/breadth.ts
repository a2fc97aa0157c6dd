interface P {
  readonly x: number;
  readonly y: number;
}

/** Less than this, in pixels, is no breadth: the server rounds the same way. */
const minBreadth = 1e-6;

/** All points are one: a line of them has no length. */
export const areOne = (points: readonly P[]): boolean => farthest(points).far <= 0;

/** All points lie on one straight line, or are one: what they enclose has no area. */
export function areStraight(points: readonly P[]): boolean {
  const { from, to, far } = farthest(points);
  return points.every(({ x, y }) => {
    const area = (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
    return area * area <= minBreadth * minBreadth * far;
  });
}

/** The first point, the one farthest from it, and their distance squared. */
function farthest(points: readonly P[]): { from: P; to: P; far: number } {
  const from = points[0]!;
  let [to, far] = [from, 0];
  for (const p of points) {
    const distance = (p.x - from.x) * (p.x - from.x) + (p.y - from.y) * (p.y - from.y);
    if (distance > far) [to, far] = [p, distance];
  }
  return { from, to, far };
}
