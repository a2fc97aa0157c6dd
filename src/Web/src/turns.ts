/**
 * Does something for each of the first `count` numbers, `atOnce` of them at a time. An aborted signal lets what was begun end and
 * begins nothing more; `act` deals with its own errors.
 * @returns How many were begun.
 */
export async function inTurns(count: number, atOnce: number, act: (i: number) => Promise<void>, signal?: AbortSignal): Promise<number> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      if (signal?.aborted) return;
      await act(next++);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
  return next;
}

/** Milliseconds of work after which the page gets its turn: a frame or two, which nobody sees. */
const SLICE = 24;

/** For a page that waits for long work: how far it is, and the way to stop it. */
export interface Waiting {
  onProgress?: (done: number) => void;
  signal?: AbortSignal;
}

/**
 * Does something with each of very many, in slices: between them the page paints and hears clicks.
 * @throws What the signal was aborted with.
 */
export async function inSlices<T>(all: Iterable<T>, act: (item: T) => void, { onProgress, signal }: Waiting = {}): Promise<void> {
  let done = 0;
  let until = performance.now() + SLICE;
  for (const item of all) {
    act(item);
    done++;
    if (performance.now() < until) continue;
    onProgress?.(done);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    until = performance.now() + SLICE;
  }
}
