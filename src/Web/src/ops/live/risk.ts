import type { BatchAtRisk } from '../../api/metrics';

export type Risk = 'late' | 'slow' | 'new' | 'none' | 'unknown' | 'empty';

/** Whether a batch will be late if nothing changes: how fast it is worked on against how fast it must be. Of one that has just begun nobody knows. */
export function riskOf({ late, dueAt, neededPerHour, perHour, remaining, total }: BatchAtRisk): Risk {
  if (total === 0) return 'empty';
  if (late) return 'late';
  if (!dueAt || neededPerHour == null) return 'unknown';
  if (remaining === 0) return 'none';
  return perHour == null ? 'new' : perHour < neededPerHour ? 'slow' : 'none';
}

const order: Record<Risk, number> = { late: 0, slow: 1, new: 2, none: 2, unknown: 3, empty: 4 };

/** A project's work without a batch stands in one without a name, which most projects never use. */
export const isUsed = ({ name, total }: BatchAtRisk): boolean => !!name || total > 0;

/** Batches at risk first, among equals the soonest due; those without a task yet last. */
export const byRisk = (batches: readonly BatchAtRisk[]): BatchAtRisk[] =>
  batches.filter(isUsed).sort((a, b) => order[riskOf(a)] - order[riskOf(b)] || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));

/** Those of the project or the batch that is looked at; other scopes have no list of their own. */
export function inScope(batches: readonly BatchAtRisk[], scope: string | null): BatchAtRisk[] {
  return batches.filter(({ id, project }) => !scope || !/^(project|batch):/.test(scope) || scope === `project:${project}` || scope === `batch:${id}`);
}
