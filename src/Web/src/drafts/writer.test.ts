import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Writer, type SaveState } from './writer';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('a writer', () => {
  it('writes the newest of many changes once, and at once when the page goes', async () => {
    const written: number[] = [];
    const writer = new Writer<number>((n) => Promise.resolve(void written.push(n)));
    [1, 2, 3].forEach((n) => writer.put(n));
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(250);
    expect(written).toEqual([3]);
    writer.put(4);
    await writer.flush();
    expect(written).toEqual([3, 4]);
  });

  it('tries again after a failure, with what is newest then', async () => {
    const written: number[] = [];
    const states: SaveState[] = [];
    let full = true;
    const writer = new Writer<number>((n) => (full ? Promise.reject(new Error('disk full')) : Promise.resolve(void written.push(n))), (s) => states.push(s));
    writer.put(1);
    await vi.advanceTimersByTimeAsync(300);
    expect(states.at(-1)).toBe('failed');
    full = false;
    writer.put(2);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(written).toEqual([2]);
    expect(states.at(-1)).toBe('saved');
  });
});
