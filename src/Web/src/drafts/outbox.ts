import type { DraftDatabase } from './database';

export type Verdict = 'accept' | 'fix' | 'reject';

/** An answer on its way. Kept on the device until the server has said what became of it. */
export interface Outgoing {
  /** The same for every repeat, so that the server counts it once. */
  readonly command: string;
  readonly person: string;
  /** Of the draft that it was made of. */
  readonly draft: string;
  readonly project: string;
  readonly task: string;
  readonly token: number;
  /** JSON text; null in a review without changes. */
  readonly response: string | null;
  readonly verdict: Verdict | null;
  readonly reason: string | null;
  readonly activeMs: number;
  readonly at: number;
  /** Words of the server that refused it for good; it is not sent again. */
  readonly refused?: string;
}

export type Outcome = 'accepted' | 'salvaged' | 'late' | 'invalid' | 'verdict_mismatch' | 'already_submitted' | 'unknown_lease';

export interface Sent<R> {
  readonly outcome: Outcome;
  readonly reply: R;
}

/** Says no for good: repeating the same call cannot help. */
export class Refused extends Error {}

/** Waits between tries, in milliseconds; a reconnect does not wait for them. */
const delays = [0, 500, 1_000, 2_000, 5_000, 10_000, 15_000];

/**
 * Sends answers in the order they were given, each until the server has told its outcome. What was handed in is on disk before it is
 * sent, so that no crash, reload or broken line loses it; the server tells repeats by their command.
 */
export class Outbox<R> {
  private queue: Outgoing[] = [];
  private sending = false;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly db: DraftDatabase,
    private readonly send: (entry: Outgoing) => Promise<Sent<R>>,
    private readonly done: (entry: Outgoing, sent: Sent<R>) => Promise<void> | void,
  ) {}

  get waiting(): readonly Outgoing[] {
    return this.queue;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes up what earlier pages left behind. */
  async open(person: string): Promise<void> {
    const left = await this.db.getAllFromIndex('outbox', 'person', person);
    const known = new Set(this.queue.map((e) => e.command));
    this.set([...left.filter((e) => !known.has(e.command)).sort((a, b) => a.at - b.at), ...this.queue]);
    this.now();
  }

  /** Resolves when the answer is safe on this device. */
  async add(entry: Outgoing): Promise<void> {
    const tx = this.db.transaction('outbox', 'readwrite', { durability: 'strict' });
    await tx.store.put(entry);
    await tx.done;
    this.set([...this.queue, entry]);
    this.now();
  }

  /** Tries at once: there is a connection again. */
  now(): void {
    clearTimeout(this.timer);
    this.tries = 0;
    void this.run();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.listeners.clear();
    this.set([]);
  }

  /** Resolves when nothing is on its way any more, or after so many milliseconds. */
  idle(most: number): Promise<void> {
    const busy = () => this.queue.some((e) => e.refused === undefined);
    return new Promise((resolve) => {
      const look = () => {
        if (busy()) return;
        clearTimeout(timer);
        forget();
        resolve();
      };
      const forget = this.subscribe(look);
      const timer = setTimeout(() => (forget(), resolve()), most);
      look();
    });
  }

  /** Takes a refused answer out, when the person has seen why. */
  async drop(command: string): Promise<void> {
    await this.db.delete('outbox', command);
    this.set(this.queue.filter((e) => e.command !== command));
  }

  private async run(): Promise<void> {
    if (this.sending) return;
    const entry = this.queue.find((e) => e.refused === undefined);
    if (!entry) return;
    this.sending = true;
    let again = true;
    try {
      const sent = await this.send(entry);
      // First what follows of it, then out of the box: a crash in between repeats the command, and the server tells the same again.
      await this.done(entry, sent);
      await this.drop(entry.command);
      this.tries = 0;
    } catch (error) {
      if (error instanceof Refused) await this.refuse(entry, error.message);
      else {
        again = false;
        this.timer = setTimeout(() => void this.run(), delays[Math.min(++this.tries, delays.length - 1)]);
      }
    }
    this.sending = false;
    if (again) await this.run();
  }

  private async refuse(entry: Outgoing, words: string): Promise<void> {
    const refused = { ...entry, refused: words };
    await this.db.put('outbox', refused);
    this.set(this.queue.map((e) => (e.command === entry.command ? refused : e)));
  }

  private set(queue: Outgoing[]): void {
    this.queue = queue;
    for (const listener of this.listeners) listener();
  }
}
