import { lazy, Suspense, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { Loading } from '../../components/States';
import { useText } from '../../messages/ops';
import { SHORT } from '../../plots/axis';
import { ChartSection } from '../ChartSection';
import { FlowTable } from '../FlowTable';
import type { Series } from './series';
import { timesOf } from './times';

const TimePlot = lazy(() => import('../../plots/TimePlot').then((m) => ({ default: m.TimePlot })));

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** What came in against what was done. */
export function ArrivalsSection({ series, csv, scope, step }: { series: Pick<Series, 'at' | 'arrived' | 'completed'>; csv: string; scope: string | null; step: number }) {
  const t = useText();
  const intl = useIntl();
  const lines = useMemo(() => [{ name: t('flow.arrived'), colour: '--state-leased', dashed: true }, { name: t('flow.completed'), colour: '--state-done' }], [t]);
  const format = useMemo(() => ({ ...timesOf(intl, series.at), value: (n: number) => intl.formatNumber(n, SHORT) }), [intl, series.at]);
  const values = useMemo(() => [series.arrived, series.completed], [series]);
  const [arrived, completed] = [sum(series.arrived), sum(series.completed)];
  const summary = arrived + completed === 0 ? t('flow.quiet') : t('flow.summary', { arrived, completed });
  return (
    <ChartSection
      title={t('flow.title')}
      csv={csv}
      chart={
        <>
          <p className="muted small">{summary}</p>
          <Suspense fallback={<Loading rows={5} />}><TimePlot label={summary} at={series.at} values={values} lines={lines} format={format} /></Suspense>
        </>
      }
      table={<FlowTable flow={series} scope={scope} step={step} dated />}
    />
  );
}
