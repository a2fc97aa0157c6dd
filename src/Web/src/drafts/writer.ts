/** Milliseconds from a change to its write: typing makes one write, not ten. */
export const writeDelay = 250;

/** Milliseconds after a failed write. */
const retryDelay = 2_000;

export type SaveState = 'saved' | 'saving' | 'failed';

/**
 * Writes the newest of what it is given, soon. One write at a time: the next begins when the last has ended, and a failed one is tried
 * again with the newest.
 */
export class Writer<T> {
  private waiting: T | undefined;
  private flying: T | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly write: (value: T) => Promise<void>, private readonly tell: (state: SaveState) => void = () => {}, private readonly delay = writeDelay) {}

  put(value: T): void {
    this.waiting = value;
    this.tell('saving');
    this.timer ??= setTimeout(() => void this.flush(), this.delay);
  }

  /** Writes at once what still waits: the page may go away. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.running) await this.running;
    if (this.waiting === undefined) return;
    const value = this.waiting;
    this.waiting = undefined;
    this.running = this.attempt(value);
    await this.running;
  }

  /** What is not written: it came just now, or the disk would not take it. */
  get rest(): T | undefined {
    return this.waiting;
  }

  /** The newest of what is not known to be written. */
  get unwritten(): T | undefined {
    return this.waiting ?? this.flying;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = undefined;
    this.flying = undefined;
  }

  private async attempt(value: T): Promise<void> {
    this.flying = value;
    try {
      await this.write(value);
      this.flying = undefined;
      this.running = undefined;
      if (this.waiting === undefined) this.tell('saved');
    } catch {
      this.flying = undefined;
      this.running = undefined;
      this.waiting ??= value;
      this.tell('failed');
      this.timer ??= setTimeout(() => void this.flush(), Math.max(this.delay, retryDelay));
    }
  }
}
