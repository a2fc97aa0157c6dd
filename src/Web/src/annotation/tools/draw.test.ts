import { describe, expect, it } from 'vitest';
import type { Pt } from '../shapes/geometry';
import type { Shape, ShapeKind } from '../shapes/registry';
import { draw, idle, preview, type DrawEvent, type DrawState } from './draw';

function play(kind: ShapeKind, events: readonly DrawEvent[], maxPoints?: number): { state: DrawState; done: Shape[] } {
  let state = idle;
  const done: Shape[] = [];
  for (const event of events) {
    const step = draw(kind, state, event, maxPoints);
    state = step.state;
    if (step.done) done.push(step.done);
  }
  return { state, done };
}

const at = (type: 'down' | 'move' | 'up', x: number, y: number, scale = 1): DrawEvent => ({ type, at: { x, y }, scale });
const click = (x: number, y: number, scale = 1): DrawEvent[] => [at('move', x, y, scale), at('down', x, y, scale), at('up', x, y, scale)];
const corners = (shape: Shape | undefined) => (shape as { vertices: readonly Pt[] }).vertices.map((p) => [p.x, p.y]);

describe('drawing', () => {
  it('makes a box of one drag', () => {
    expect(play('box', [at('down', 10, 20), at('move', 50, 60), at('up', 40, 80)]).done).toEqual([{ left: 10, top: 20, width: 30, height: 60 }]);
  });

  it('makes the same box of two clicks', () => {
    expect(play('box', [...click(40, 80), ...click(10, 20)]).done).toEqual([{ left: 10, top: 20, width: 30, height: 60 }]);
  });

  it('closes a polygon on its first vertex, judged on the screen', () => {
    const three = [...click(0, 0), ...click(100, 0), ...click(100, 100)];
    expect(corners(play('polygon', [...three, ...click(5, 0)]).done[0])).toEqual([[0, 0], [100, 0], [100, 100]]);
    expect(play('polygon', [...three, ...click(5, 0, 4)]).done).toEqual([]);
  });

  it('finishes a path by a double click, by Enter, and at the most vertices', () => {
    expect(corners(play('line', [...click(0, 0), ...click(50, 0), ...click(50, 0)]).done[0])).toEqual([[0, 0], [50, 0]]);
    expect(corners(play('line', [...click(0, 0), ...click(50, 0), { type: 'finish' }]).done[0])).toEqual([[0, 0], [50, 0]]);
    expect(corners(play('polygon', [...click(0, 0), ...click(50, 0), ...click(50, 50)], 3).done[0])).toEqual([[0, 0], [50, 0], [50, 50]]);
  });

  it('takes back the last vertex, and all of it', () => {
    expect(play('polygon', [...click(0, 0), ...click(50, 0), { type: 'back' }]).state.points).toEqual([{ x: 0, y: 0 }]);
    expect(play('polygon', [...click(0, 0), { type: 'cancel' }]).state).toEqual(idle);
  });

  it('sets again what was taken back, until another vertex is set', () => {
    const three = [...click(0, 0), ...click(50, 0), ...click(50, 50)];
    const [back, again] = [{ type: 'back' }, { type: 'again' }] as const;
    expect(play('polygon', [...three, back, back, again, again, again]).state.points).toEqual([{ x: 0, y: 0 }, { x: 50, y: 0 }, { x: 50, y: 50 }]);
    expect(play('polygon', [...three, back, ...click(9, 99), again]).state.points).toEqual([{ x: 0, y: 0 }, { x: 50, y: 0 }, { x: 9, y: 99 }]);
  });

  it('does not make a polygon of two vertices', () => {
    const { done, state } = play('polygon', [...click(0, 0), ...click(50, 0), { type: 'finish' }]);
    expect(done).toEqual([]);
    expect(state.points).toHaveLength(2);
  });

  it('sets a point where the pointer lets go', () => {
    expect(play('point', [at('down', 1, 1), at('move', 5, 5), at('up', 5, 6)]).done).toEqual([{ x: 5, y: 6 }]);
  });

  it('shows the way while it lasts', () => {
    expect(preview('polygon', play('polygon', [...click(0, 0), at('move', 9, 9)]).state)).toBe('M0 0L9 9');
    expect(preview('box', idle)).toBe('');
  });
});
