import type { Snapshot } from '../../api/metrics';

/** Milliseconds without a snapshot after which figures are called old. */
export const SILENT = 10_000;
/** Milliseconds that counting may be behind the clock before it is said. */
export const BEHIND = 15_000;

/** Why what is shown may be old; without a snapshot, `receivedAt` is when the first was asked for. */
export function staleness(snapshot: Snapshot | undefined, receivedAt: number, now: number): 'silent' | 'behind' | undefined {
  if (now - receivedAt > SILENT) return 'silent';
  if (!snapshot) return undefined;
  return Date.parse(snapshot.at) - Date.parse(snapshot.asOf) > BEHIND ? 'behind' : undefined;
}
