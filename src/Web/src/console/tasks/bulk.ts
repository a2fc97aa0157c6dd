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

/** Clicking a box with Shift held takes everything between it and the one before along. */
export function toggled(selected: ReadonlySet<string>, ids: readonly string[], id: string, anchor: string | null): Set<string> {
  const after = new Set(selected);
  const on = !selected.has(id);
  const [a, b] = [anchor === null ? -1 : ids.indexOf(anchor), ids.indexOf(id)];
  for (const each of a < 0 ? [id] : ids.slice(Math.min(a, b), Math.max(a, b) + 1)) {
    if (on) after.add(each);
    else after.delete(each);
  }
  return after;
}
