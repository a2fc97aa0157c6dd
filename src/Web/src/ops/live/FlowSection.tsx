import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { throughput, throughputCsv, type Snapshot } from '../../api/metrics';
import { Fetched } from '../../components/Fetched';
import { Loading } from '../../components/States';
import { useText } from '../../messages/ops';
import { SHORT } from '../../plots/axis';
import { ChartSection } from '../ChartSection';
import { FlowTable } from '../FlowTable';
import { donePath } from '../paths';
import type { View } from '../scope';
import { useSpan } from '../../components/span';
import { flowOf, windowOf, type Flow } from './flow';

const TimePlot = lazy(() => import('../../plots/TimePlot').then((m) => ({ default: m.TimePlot })));

/** Milliseconds between readings of the history: the stream brings the last five minutes by itself. */
const REREAD = 60_000;

/** What came in against what was done, over the window. */
export function FlowSection({ view, snapshot, paused }: { view: View; snapshot: Snapshot; paused: boolean }) {
  const t = useText();
  const span = useSpan();
  const history = useQuery({ queryKey: ['throughput', view.scope, view.minutes], queryFn: () => throughput(view.scope, view.minutes), refetchInterval: paused ? false : REREAD });
  const flow = useMemo(() => history.data && flowOf(history.data, snapshot.tail, view.minutes, Date.parse(snapshot.asOf)), [history.data, snapshot, view.minutes]);
  const waiting = <Fetched of={history}>{() => null}</Fetched>;
  return (
    <ChartSection
      title={t('flow.title')}
      hint={flow && t('flow.hint', { step: span(flow.step) })}
      csv={throughputCsv(view.scope, view.minutes)}
      behind={donePath(view.scope, view)}
      chart={flow ? <FlowPlot flow={flow} span={windowOf(snapshot, view.minutes)} /> : waiting}
      table={flow ? <FlowTable flow={flow} scope={view.scope} step={flow.step} /> : waiting}
    />
  );
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function FlowPlot({ flow, span }: { flow: Flow; span: readonly [number, number] }) {
  const t = useText();
  const intl = useIntl();
  const lines = useMemo(() => [{ name: t('flow.arrived'), colour: '--state-leased', dashed: true }, { name: t('flow.completed'), colour: '--state-done' }], [t]);
  const format = useMemo(() => ({ time: (ms: number) => intl.formatTime(ms), value: (n: number) => intl.formatNumber(n, SHORT) }), [intl]);
  const values = useMemo(() => [flow.arrived, flow.completed], [flow]);
  const arrived = sum(flow.arrived);
  const completed = sum(flow.completed);
  const summary = arrived + completed === 0 ? t('flow.quiet') : t('flow.summary', { arrived, completed });
  return (
    <>
      <p className="muted small">{summary}</p>
      <Suspense fallback={<Loading rows={5} />}>
        <TimePlot label={summary} at={flow.at} values={values} lines={lines} format={format} span={span} />
      </Suspense>
    </>
  );
}
