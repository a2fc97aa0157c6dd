import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, take } from '../../api/client';
import type { MetricHistory } from '../../api/metrics';
import { Fetched } from '../../components/Fetched';
import { Page } from '../../components/Page';
import { useText } from '../../messages/ops';
import { paramsOf, periodOf, queryOf, type Period } from './period';
import { PeriodBar } from './PeriodBar';
import { seriesOf } from './series';
import { SlaHeat } from './SlaHeat';
import { ArrivalsSection } from './ArrivalsSection';
import { TurnaroundSection } from './TurnaroundSection';
import type { Promised } from '../promise';
import { usePromise } from '../usePromise';
import './trends.css';

/** How turnaround, service level and throughput went over days and weeks. */
export function Trends() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const period = periodOf(params);
  // The end of a window is the moment it was asked for, not that of each drawing.
  const [now] = useState(Date.now);
  const { query } = queryOf(period, now);
  const history = useQuery({
    queryKey: ['ops', 'trends', query],
    placeholderData: keepPreviousData,
    queryFn: () => take(api.GET('/api/metrics/figures', { params: { query } })),
  });
  const promise = usePromise(period.scope);
  const csv = (what: string) => `/api/metrics/${what}?${new URLSearchParams({ ...query, format: 'csv' })}`;
  const show = (change: Partial<Period>) => setParams(paramsOf({ ...period, ...change }), { replace: true });
  return (
    <Page title={t('trends.title')} lead={t('trends.lead')} actions={<PeriodBar period={period} onChange={show} />}>
      <Fetched of={history} rows={8}>
        {(found) => <Charts history={found} stale={history.isPlaceholderData} promise={promise} csv={csv} scope={period.scope} />}
      </Fetched>
    </Page>
  );
}

/** `stale`: they are of the period before, until those of the chosen one are there. */
function Charts({ history, stale, promise, csv, scope }: { history: MetricHistory; stale: boolean; promise: Promised | undefined; csv: (what: string) => string; scope: string | null }) {
  const series = useMemo(() => seriesOf(history), [history]);
  return (
    <div className="trends" aria-busy={stale}>
      <TurnaroundSection series={series} total={history.total.turnaround ?? undefined} promise={promise} csv={csv('turnaround')} scope={scope} step={history.bucketMs} />
      <ArrivalsSection series={series} csv={csv('throughput')} scope={scope} step={history.bucketMs} />
      <SlaHeat history={history} csv={csv('sla')} />
    </div>
  );
}
