import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router';
import { api, take } from '../../api/client';
import type { Figures, MetricHistory } from '../../api/metrics';
import { Fetched } from '../../components/Fetched';
import { Page, Section } from '../../components/Page';
import { EmptyState, Loading } from '../../components/States';
import { TabList } from '../../components/TabList';
import { useText } from '../../messages/ops';
import { CsvLink } from '../ChartSection';
import { LIVE } from '../queries';
import { ScopeSelect } from '../ScopeSelect';
import { listSheet } from '../sheets';
import { TileGroup } from '../TileGroup';
import { GROUPS, ofLabels, paramsOf, queryOf, viewOf, WINDOWS, type View } from './view';
import { QualityTable } from './QualityTable';
import { inOrder } from './order';
import { useShare } from './share';

const qualityQuery = (view: View) => {
  const query = queryOf(view);
  return {
    queryKey: ['ops', 'quality', query],
    // Counting answers takes its time: asked for anew, not all the time.
    refetchInterval: ofLabels(view.by) ? (false as const) : 6 * LIVE,
    placeholderData: keepPreviousData<MetricHistory>,
    queryFn: () => take(api.GET('/api/metrics/quality', { params: { query } })),
  };
};

/** How good the work is, as reviewers, other people and customers judged it. */
export function Quality() {
  const t = useText();
  const intl = useIntl();
  const [params, setParams] = useSearchParams();
  const view = viewOf(params);
  const history = useQuery(qualityQuery(view));
  const show = (change: Partial<View>) => setParams(paramsOf({ ...view, ...change }), { replace: true });
  const since = history.data?.groupsFrom;
  return (
    <Page
      title={t('quality.title')}
      lead={t('quality.lead')}
      actions={
        <>
          <ScopeSelect scope={view.scope} onChange={(scope) => show({ scope })} />
          <TabList label={t('live.window')} tabs={WINDOWS.map((id) => ({ id, name: t(`quality.window.${id}`) }))} value={view.window} onChange={(window) => show({ window })} />
        </>
      }
    >
      <Fetched of={history}>
        {(found) => (
          <>
            <Totals quality={found.total.quality} />
            <Section
              flush
              title={t('quality.groups')}
              hint={ofLabels(view.by) ? t(view.by === 'label' ? 'quality.label.hint' : 'quality.person_label.hint') : found.through && t('quality.through', { at: intl.formatTime(found.through) })}
              actions={
                <>
                  <TabList label={t('quality.by')} tabs={GROUPS.map((id) => ({ id, name: t(`quality.by.${id}`) }))} value={view.by} onChange={(by) => show({ by })} />
                  <CsvLink href={`/api/metrics/quality?${new URLSearchParams({ ...queryOf(view), format: 'csv' })}`} />
                </>
              }
            >
              {since && <p className="muted small quality-since">{t('quality.label.from', { at: intl.formatDate(since, { dateStyle: 'medium', timeStyle: 'short' }) })}</p>}
              <Groups history={found} stale={history.isPlaceholderData} by={view.by} />
            </Section>
          </>
        )}
      </Fetched>
    </Page>
  );
}

/** The groups of the view before are of another kind: they wait for their own. */
function Groups({ history, stale, by }: { history: MetricHistory; stale: boolean; by: View['by'] }) {
  const t = useText();
  if (stale) return <Loading />;
  const groups = inOrder(history.groups ?? [], by);
  return groups.length === 0 ? <EmptyState icon="check" title={t('quality.none')}><p>{t('quality.none.body')}</p></EmptyState> : <QualityTable groups={groups} by={by} />;
}

function Totals({ quality }: { quality: Figures['quality'] }) {
  const t = useText();
  const share = useShare();
  const sub = (value: number | null | undefined, what: 'yield' | 'overturn' | 'agreement' | 'audit', n: number | undefined) => (value == null ? t(`quality.${what}.why`) : t(`quality.${what}.sub`, { n }));
  return (
    <TileGroup
      label={t('tiles.label')}
      tiles={[
        { name: t('quality.yield'), value: share(quality?.firstPassYield), sub: sub(quality?.firstPassYield, 'yield', quality?.reviewed) },
        { name: t('quality.overturn'), value: share(quality?.overturnRate), sub: sub(quality?.overturnRate, 'overturn', quality?.judged) },
        { name: t('quality.agreement'), value: share(quality?.agreement), sub: sub(quality?.agreement, 'agreement', quality?.compared) },
        { name: t('quality.audit'), value: share(quality?.auditAcceptRate), sub: sub(quality?.auditAcceptRate, 'audit', quality?.audits) },
      ]}
      csv={{ name: 'quality', sheet: () => listSheet({ ...quality }) }}
    />
  );
}
