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
