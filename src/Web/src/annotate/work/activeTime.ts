/** After this long without a sign of life the clock stands, in milliseconds. */
export const idleAfter = 60_000;

/**
 * Time that a person really worked on a task: it stands while the window is not theirs and after a minute without a key or a pointer.
 * It is asked, never ticks by itself.
 */
export class ActiveClock {
  private counted: number;
  private since: number | null = null;
  private lastSign: number;

  constructor(private readonly now: () => number) {
    this.counted = 0;
    this.lastSign = now();
  }

  /** Goes on from what an earlier page had counted. */
  restore(counted: number): void {
    this.counted += counted;
  }

  get running(): boolean {
    return this.since !== null && this.now() - this.lastSign < idleAfter;
  }

  /** Milliseconds. */
  read(): number {
    return this.counted + this.open();
  }

  /** A key, a pointer, a wheel. */
  sign(): void {
    const at = this.now();
    if (this.since !== null && at - this.lastSign >= idleAfter) {
      this.counted += this.open();
      this.since = at;
    }
    this.lastSign = at;
  }

  resume(): void {
    if (this.since !== null) return;
    this.since = this.lastSign = this.now();
  }

  pause(): void {
    this.counted += this.open();
    this.since = null;
  }

  /** Up to the last sign and the idle time after it: a person who reads does not move. */
  private open(): number {
    return this.since === null ? 0 : Math.max(0, Math.min(this.now(), this.lastSign + idleAfter) - this.since);
  }
}

/** Lets a clock follow this window. Gives back how to stop. */
export function follow(clock: ActiveClock): () => void {
  const sign = () => clock.sign();
  const look = () => (document.visibilityState === 'visible' && document.hasFocus() ? clock.resume() : clock.pause());
  const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
  for (const name of signs) window.addEventListener(name, sign, { passive: true });
  window.addEventListener('focus', look);
  window.addEventListener('blur', look);
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    for (const name of signs) window.removeEventListener(name, sign);
    window.removeEventListener('focus', look);
    window.removeEventListener('blur', look);
    document.removeEventListener('visibilitychange', look);
    clock.pause();
  };
}
