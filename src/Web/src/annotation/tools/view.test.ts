import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opsOf, ops, type ShapeKind } from '../shapes/registry';
import { standardShape } from './drag';
import { fit, handleScale, maxScale, minScale, pan, resized, reveal, toImage, toScreen, zoomAt } from './view';

const number = fc.double({ min: -2_000, max: 2_000, noNaN: true });
const view = fc.record({ scale: fc.double({ min: 0.05, max: 20, noNaN: true }), x: number, y: number });
const place = fc.record({ x: number, y: number });

describe('a view', () => {
  it('goes from the picture to the screen and back', () =>
    fc.assert(fc.property(view, place, (v, p) => {
      const back = toImage(v, toScreen(v, p));
      expect(Math.hypot(back.x - p.x, back.y - p.y)).toBeLessThan(1e-6);
    })));

  it('keeps what lies under the pointer when it zooms', () =>
    fc.assert(fc.property(view, place, fc.double({ min: 0.2, max: 5, noNaN: true }), (v, screen, factor) => {
      const [before, after] = [toImage(v, screen), toImage(zoomAt(v, screen, factor), screen)];
      expect(Math.hypot(before.x - after.x, before.y - after.y)).toBeLessThan(1e-6);
    })));

  it('never zooms out of sight', () => {
    expect(zoomAt({ scale: 1, x: 0, y: 0 }, { x: 0, y: 0 }, 1e9).scale).toBe(maxScale);
    expect(zoomAt({ scale: 1, x: 0, y: 0 }, { x: 0, y: 0 }, 1e-9).scale).toBe(minScale);
  });

  it('fits a picture in the middle', () => {
    const v = fit({ left: 0, top: 0, right: 1000, bottom: 500 }, { width: 500, height: 500 });
    expect([toScreen(v, { x: 500, y: 250 }), v.scale]).toEqual([{ x: 250, y: 250 }, 0.48]);
  });

  it('goes on showing the whole when the space changes, and keeps a place that was chosen', () => {
    const [what, before, space] = [{ left: 0, top: 0, right: 1000, bottom: 500 }, { width: 500, height: 500 }, { width: 400, height: 300 }];
    expect(resized(fit(what, before), what, before, space)).toEqual(fit(what, space));
    const closer = zoomAt(fit(what, before), { x: 10, y: 10 }, 2);
    expect(resized(closer, what, before, space)).toEqual(closer);
    expect(resized(closer, what, { width: 0, height: 0 }, space)).toEqual(fit(what, space));
  });

  it('moves only when what it shall show is out of sight', () => {
    const v = { scale: 1, x: 0, y: 0 };
    const space = { width: 100, height: 100 };
    expect(reveal(v, { left: 10, top: 10, right: 20, bottom: 20 }, space)).toEqual(v);
    expect(reveal(v, { left: 190, top: 10, right: 200, bottom: 20 }, space)).toEqual(pan(v, -120, 0));
  });

  it('draws handles again only every half octave', () => {
    expect(handleScale(1)).toBe(1);
    expect(handleScale(1.1)).toBe(1);
    expect(handleScale(2)).toBe(0.5);
  });
});

describe('a shape begun by the keyboard', () => {
  it.each(Object.keys(ops) as ShapeKind[])('%s stands in the middle of what is seen', (kind) => {
    const b = opsOf(kind).bounds(standardShape(kind, { left: 100, top: 200, right: 500, bottom: 400 }));
    expect(b.left).toBeGreaterThanOrEqual(100);
    expect(b.right).toBeLessThanOrEqual(500);
    expect(b.top).toBeGreaterThanOrEqual(200);
    expect(b.bottom).toBeLessThanOrEqual(400);
  });
});
