import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, take } from '../../api/client';
import type { Snapshot } from '../../api/metrics';
import { Fetched } from '../../components/Fetched';
import { Section } from '../../components/Page';
import { useText } from '../../messages/ops';
import { donePath } from '../paths';
import type { View } from '../scope';
import { usePromise } from '../usePromise';
import { seriesOf } from '../trends/series';
import { windowOf } from './flow';
import { TurnaroundSection } from '../trends/TurnaroundSection';

/** Milliseconds between readings: a minute must close before it says anything new. */
const REREAD = 60_000;

/** Turnaround over the live window, by minutes or quarters of an hour. */
export function TurnaroundLive({ view, snapshot, paused }: { view: View; snapshot: Snapshot; paused: boolean }) {
  const t = useText();
  const query = { window: `${view.minutes}m`, bucket: view.minutes > 240 ? ('15m' as const) : ('1m' as const), ...(view.scope && { scope: view.scope }) };
  const history = useQuery({ queryKey: ['ops', 'turnaround', query], refetchInterval: paused ? false : REREAD, queryFn: () => take(api.GET('/api/metrics/turnaround', { params: { query } })) });
  const promise = usePromise(view.scope);
  const series = useMemo(() => history.data && seriesOf(history.data), [history.data]);
  if (!series) return <Section title={t('turnaround.title')}><Fetched of={history}>{() => null}</Fetched></Section>;
  return (
    <TurnaroundSection
      series={series}
      total={snapshot.figures.turnaround ?? undefined}
      promise={promise}
      csv={`/api/metrics/turnaround?${new URLSearchParams({ ...query, format: 'csv' })}`}
      scope={view.scope}
      step={history.data!.bucketMs}
      behind={donePath(view.scope, view)}
      over={windowOf(snapshot, view.minutes)}
    />
  );
}
