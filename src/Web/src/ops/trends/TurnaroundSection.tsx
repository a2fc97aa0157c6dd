import { lazy, Suspense, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { Figures } from '../../api/metrics';
import { EmptyState, Loading } from '../../components/States';
import { useText } from '../../messages/ops';
import { ChartSection, ScrollTable } from '../ChartSection';
import { donePath } from '../paths';
import { isFar, type Promised } from '../promise';
import { useSpan } from '../../components/span';
import type { Series } from './series';
import { timesOf } from './times';

const TimePlot = lazy(() => import('../../plots/TimePlot').then((m) => ({ default: m.TimePlot })));

/** Seconds between marks of the axis: whole minutes, hours and days. */
const marks = [1, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800];

export interface TurnaroundProps {
  series: Series;
  total: Figures['turnaround'] | undefined;
  promise: Promised | undefined;
  csv: string;
  scope: string | null;
  /** Milliseconds of a bucket. */
  step: number;
  behind?: string;
  /** First and last moment of the chart. */
  over?: readonly [number, number];
}

/** How long tasks took, for half of them and for nine of ten, beside what was promised. */
export function TurnaroundSection({ series, total, promise, csv, scope, step, behind, over }: TurnaroundProps) {
  const t = useText();
  const intl = useIntl();
  const span = useSpan();
  const far = promise && isFar(promise.ms, series.p90);
  const target = far ? undefined : promise?.ms;
  const promised = promise && t(promise.same ? 'turnaround.target' : 'turnaround.target.strictest', { promising: promise.promising, of: promise.of });
  const lines = useMemo(
    () => [{ name: t('turnaround.p50'), colour: '--state-done' }, { name: t('turnaround.p90'), colour: '--state-review', dashed: true }, ...(target === undefined ? [] : [{ name: promised!, colour: '--bad', dashed: true }])],
    [t, target, promised],
  );
  const format = useMemo(() => ({ ...timesOf(intl, series.at), value: (seconds: number) => span(seconds * 1000), marks }), [intl, span, series.at]);
  const values = useMemo(() => {
    const seconds = (list: readonly (number | null)[]) => list.map((ms) => (ms === null ? null : ms / 1000));
    return [seconds(series.p50), seconds(series.p90), ...(target === undefined ? [] : [series.at.map(() => target / 1000)])];
  }, [series, target]);
  const summary = total ? t('turnaround.summary', { p50: span(total.p50), p90: span(total.p90), n: total.count }) : t('turnaround.none');
  return (
    <ChartSection
      title={t('turnaround.title')}
      hint={t('turnaround.hint')}
      csv={csv}
      behind={behind}
      chart={!total ? <EmptyState icon="clock" title={summary}><p>{t('turnaround.none.body')}</p></EmptyState> : (
        <>
          <p className="muted small">{summary} {far && t('turnaround.target.far', { promised: promised!, span: span(promise.ms) })}</p>
          <Suspense fallback={<Loading rows={5} />}><TimePlot label={summary} at={series.at} values={values} lines={lines} format={format} span={over} /></Suspense>
        </>
      )}
      table={
        <ScrollTable label={t('turnaround.title')}>
          <thead><tr><th>{t('flow.at')}</th><th className="numeric">{t('turnaround.p50')}</th><th className="numeric">{t('turnaround.p90')}</th><th className="numeric">{t('flow.completed')}</th></tr></thead>
          <tbody>
            {series.at.flatMap((at, i) => (series.p50[i] === null ? [] : [(
              <tr key={at}>
                <td><time dateTime={new Date(at).toISOString()}>{intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })}</time></td>
                <td className="numeric">{span(series.p50[i]!)}</td>
                <td className="numeric">{span(series.p90[i]!)}</td>
                <td className="numeric"><Link to={donePath(scope, { from: at, to: at + step })}>{intl.formatNumber(series.completed[i]!)}</Link></td>
              </tr>
            )])).toReversed()}
          </tbody>
        </ScrollTable>
      }
    />
  );
}
