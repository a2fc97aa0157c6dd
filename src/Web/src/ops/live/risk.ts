import type { BatchAtRisk } from '../../api/metrics';

export type Risk = 'late' | 'slow' | 'none' | 'unknown';

/** Whether a batch will be late if nothing changes: what the last hour brought against what must come. */
export function riskOf({ late, dueAt, neededPerHour, lastHour, remaining }: BatchAtRisk): Risk {
  if (late) return 'late';
  if (!dueAt || neededPerHour == null) return 'unknown';
  return remaining > 0 && lastHour < neededPerHour ? 'slow' : 'none';
}

const order: Record<Risk, number> = { late: 0, slow: 1, none: 2, unknown: 3 };

/** Batches at risk first, among equals the soonest due. */
export const byRisk = (batches: readonly BatchAtRisk[]): BatchAtRisk[] =>
  [...batches].sort((a, b) => order[riskOf(a)] - order[riskOf(b)] || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
