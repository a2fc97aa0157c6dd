import type { MetricHistory } from '../../api/metrics';
import type { View } from './view';

type Groups = NonNullable<MetricHistory['groups']>;

/** Those of whom most was reviewed first; those of whom nothing was judged at all are left out. People's labels come the worst first, and stay so. */
export function inOrder(groups: Groups, by: View['by']): Groups {
  const judged = groups.filter(({ figures: { quality: q } }) => q && q.reviewed + q.accepts + q.fixes + q.rejects + q.judged + q.compared + q.audits > 0);
  if (by === 'person_label') return judged;
  return judged.toSorted((a, b) => b.figures.quality!.reviewed - a.figures.quality!.reviewed || (a.name ?? a.scope).localeCompare(b.name ?? b.scope));
}
