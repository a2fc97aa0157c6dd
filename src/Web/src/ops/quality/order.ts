import type { MetricHistory } from '../../api/metrics';

type Groups = NonNullable<MetricHistory['groups']>;

/** Those of whom most was reviewed first; those of whom nothing was judged at all are left out. */
export const byReviewed = (groups: Groups): Groups =>
  groups
    .filter(({ figures: { quality: q } }) => q && q.reviewed + q.accepts + q.fixes + q.rejects + q.judged + q.compared + q.audits > 0)
    .toSorted((a, b) => b.figures.quality!.reviewed - a.figures.quality!.reviewed || (a.name ?? a.scope).localeCompare(b.name ?? b.scope));
