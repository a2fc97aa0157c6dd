import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, take } from '../../api/client';
import { Page } from '../../components/Page';
import { ErrorState, Loading } from '../../components/States';
import { useText } from '../../messages/ops';
import { paramsOf, periodOf, queryOf, type Period } from './period';
import { PeriodBar } from './PeriodBar';
import { seriesOf } from './series';
import { SlaHeat } from './SlaHeat';
import { ArrivalsSection } from './ArrivalsSection';
import { TurnaroundSection } from './TurnaroundSection';
import './trends.css';
import { usePromise } from '../usePromise';

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
  const series = history.data && seriesOf(history.data);
  return (
    <Page title={t('trends.title')} lead={t('trends.lead')} actions={<PeriodBar period={period} onChange={show} />}>
      {history.isError ? <ErrorState error={history.error} onRetry={() => void history.refetch()} /> : !series ? <Loading rows={8} /> : (
        <>
          <TurnaroundSection series={series} total={history.data.total.turnaround ?? undefined} promise={promise} csv={csv('turnaround')} scope={period.scope} step={history.data.bucketMs} />
          <ArrivalsSection series={series} csv={csv('throughput')} scope={period.scope} step={history.data.bucketMs} />
          <SlaHeat history={history.data} csv={csv('sla')} />
        </>
      )}
    </Page>
  );
}
