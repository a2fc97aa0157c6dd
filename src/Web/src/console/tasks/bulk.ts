import { inTurns } from '../../turns';

/** Requests that one bulk action has under way at once. */
const AT_ONCE = 4;

export interface Outcome<T> {
  /** What came of those that worked, in the order of the ids. */
  results: T[];
  failed: { id: string; error: unknown }[];
  /** Ids that were not begun because the person stopped it. */
  left: number;
}

/** Does something with each task, a few at a time. What fails does not stop the others; `signal` does. */
export async function forEach<T>(ids: readonly string[], act: (id: string) => Promise<T>, onProgress: (done: number) => void, signal: AbortSignal): Promise<Outcome<T>> {
  const results = new Map<string, T>();
  const failed: Outcome<T>['failed'] = [];
  const begun = await inTurns(ids.length, AT_ONCE, async (i) => {
    const id = ids[i]!;
    try {
      results.set(id, await act(id));
    } catch (error) {
      failed.push({ id, error });
    }
    onProgress(results.size + failed.length);
  }, signal);
  return { results: ids.filter((id) => results.has(id)).map((id) => results.get(id)!), failed, left: ids.length - begun };
}

/** The selection with these on or off. */
export function toggled(selected: ReadonlySet<string>, ids: readonly string[], on: boolean): Set<string> {
  const after = new Set(selected);
  for (const id of ids) {
    if (on) after.add(id);
    else after.delete(id);
  }
  return after;
}

/** Most tasks that are selected at once: each is a request of its own when something is done with them. */
export const MOST_SELECTED = 10_000;

/** The rows that a click takes along: with Shift held all between it and the one before, as many as go at once. */
export function rowsOf(row: number, anchor: number | null): { first: number; last: number; cut: boolean } {
  if (anchor === null) return { first: row, last: row, cut: false };
  const cut = Math.abs(row - anchor) >= MOST_SELECTED;
  const to = cut ? anchor + Math.sign(row - anchor) * (MOST_SELECTED - 1) : row;
  return { first: Math.min(anchor, to), last: Math.max(anchor, to), cut };
}
