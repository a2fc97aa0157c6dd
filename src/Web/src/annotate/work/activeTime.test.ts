import { describe, expect, it } from 'vitest';
import { ActiveClock, idleAfter } from './activeTime';

function clockAt() {
  let now = 1_000_000;
  const clock = new ActiveClock(() => now);
  return { clock, pass: (ms: number) => (now += ms) };
}

describe('active time', () => {
  it('goes on from what a draft had', () => {
    const { clock, pass } = clockAt();
    clock.restore(5_000);
    clock.resume();
    pass(2_000);
    expect(clock.read()).toBe(7_000);
  });

  it('stands while the window is another’s', () => {
    const { clock, pass } = clockAt();
    clock.resume();
    pass(1_000);
    clock.pause();
    pass(9_000);
    clock.resume();
    pass(500);
    expect(clock.read()).toBe(1_500);
  });

  it('counts a minute after the last sign and no more, and begins anew with the next', () => {
    const { clock, pass } = clockAt();
    clock.resume();
    pass(10_000);
    clock.sign();
    pass(10 * idleAfter);
    expect([clock.read(), clock.running]).toEqual([10_000 + idleAfter, false]);
    clock.sign();
    pass(1_000);
    expect([clock.read(), clock.running]).toEqual([11_000 + idleAfter, true]);
  });

  it('does not count twice when it is resumed twice', () => {
    const { clock, pass } = clockAt();
    clock.resume();
    pass(1_000);
    clock.resume();
    pass(1_000);
    expect(clock.read()).toBe(2_000);
  });
});
