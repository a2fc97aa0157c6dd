import type { Snapshot } from '../../api/metrics';

export interface Delta {
  /** Now over before, less one. */
  change: number;
  good: boolean | undefined;
}

/** How a figure moved against the window before; none when either is absent or there was nothing to compare with. */
export function deltaOf(now: number | null | undefined, before: number | null | undefined, better?: 'more' | 'less'): Delta | undefined {
  if (now == null || before == null || before === 0) return undefined;
  const change = now / before - 1;
  return { change, good: Math.abs(change) < 0.005 || !better ? undefined : (better === 'more') === change > 0 };
}

/** Milliseconds without a snapshot after which figures are called old. */
export const SILENT = 10_000;
/** Milliseconds that counting may be behind the clock before it is said. */
export const BEHIND = 15_000;

/** Why what is shown may be old. */
export function staleness(snapshot: Snapshot | undefined, receivedAt: number, now: number): 'silent' | 'behind' | undefined {
  if (!snapshot) return undefined;
  if (now - receivedAt > SILENT) return 'silent';
  return Date.parse(snapshot.at) - Date.parse(snapshot.asOf) > BEHIND ? 'behind' : undefined;
}
