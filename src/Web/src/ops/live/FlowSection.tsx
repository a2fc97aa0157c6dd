import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { throughput, throughputCsv, type Snapshot } from '../../api/metrics';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Section } from '../../components/Page';
import { ErrorState, Loading } from '../../components/States';
import { useText } from '../../messages/ops';
import type { View } from '../scope';
import { useSpan } from '../spans';
import { flowOf, type Flow } from './flow';

const TimePlot = lazy(() => import('../../plots/TimePlot').then((m) => ({ default: m.TimePlot })));

/** Milliseconds between readings of the history: the stream brings the last five minutes by itself. */
const REREAD = 60_000;

/** What came in against what was done, over the window. */
export function FlowSection({ view, snapshot, paused }: { view: View; snapshot: Snapshot; paused: boolean }) {
  const t = useText();
  const span = useSpan();
  const [table, setTable] = useState(false);
  const history = useQuery({ queryKey: ['throughput', view.scope, view.minutes], queryFn: () => throughput(view.scope, view.minutes), refetchInterval: paused ? false : REREAD });
  const flow = useMemo(() => history.data && flowOf(history.data, snapshot.tail, view.minutes, Date.parse(snapshot.asOf)), [history.data, snapshot, view.minutes]);
  return (
    <Section
      title={t('flow.title')}
      hint={flow && t('flow.hint', { step: span(flow.step) })}
      actions={
        <>
          <Button size="small" kind="quiet" onPress={() => setTable(!table)}>{t(table ? 'flow.chart' : 'flow.table')}</Button>
          <a className="button as-link quiet small" href={throughputCsv(view.scope, view.minutes)} download><Icon name="download" size={15} />{t('flow.csv')}</a>
        </>
      }
    >
      {history.isError ? <ErrorState error={history.error} onRetry={() => void history.refetch()} /> : !flow ? <Loading /> : table ? <FlowTable flow={flow} /> : <FlowPlot flow={flow} />}
    </Section>
  );
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function FlowPlot({ flow }: { flow: Flow }) {
  const t = useText();
  const intl = useIntl();
  const lines = useMemo(() => [{ name: t('flow.arrived'), colour: '--state-leased', dashed: true }, { name: t('flow.completed'), colour: '--state-done' }], [t]);
  const format = useMemo(() => ({ time: (ms: number) => intl.formatTime(ms), value: (n: number) => intl.formatNumber(n) }), [intl]);
  const values = useMemo(() => [flow.arrived, flow.completed], [flow]);
  const arrived = sum(flow.arrived);
  const completed = sum(flow.completed);
  const summary = arrived + completed === 0 ? t('flow.quiet') : t('flow.summary', { arrived, completed });
  return (
    <>
      <p className="muted small">{summary}</p>
      <Suspense fallback={<Loading rows={5} />}>
        <TimePlot label={summary} at={flow.at} values={values} lines={lines} format={format} />
      </Suspense>
    </>
  );
}

function FlowTable({ flow }: { flow: Flow }) {
  const t = useText();
  const intl = useIntl();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by keys as well
    <div className="table-scroll flow-table" tabIndex={0} role="group" aria-label={t('flow.title')}>
      <table className="table">
        <thead><tr><th>{t('flow.at')}</th><th className="numeric">{t('flow.arrived')}</th><th className="numeric">{t('flow.completed')}</th><th className="numeric">{t('flow.net')}</th></tr></thead>
        <tbody>
          {flow.at.map((at, i) => (
            <tr key={at}>
              <td><time dateTime={new Date(at).toISOString()}>{intl.formatTime(at)}</time></td>
              <td className="numeric">{intl.formatNumber(flow.arrived[i]!)}</td>
              <td className="numeric">{intl.formatNumber(flow.completed[i]!)}</td>
              <td className="numeric">{intl.formatNumber(flow.arrived[i]! - flow.completed[i]!, { signDisplay: 'exceptZero' })}</td>
            </tr>
          )).toReversed()}
        </tbody>
      </table>
    </div>
  );
}
