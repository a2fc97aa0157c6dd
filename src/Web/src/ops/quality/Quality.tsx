import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router';
import { api, take } from '../../api/client';
import type { Figures, MetricHistory } from '../../api/metrics';
import { Icon } from '../../components/Icon';
import { Page, Section } from '../../components/Page';
import { EmptyState, ErrorState, Loading } from '../../components/States';
import { TabList } from '../../components/TabList';
import { useText } from '../../messages/ops';
import { personPath } from '../paths';
import { LIVE } from '../queries';
import { Tile } from '../Tile';
import { byReviewed } from './order';

const WINDOWS = ['4h', '1d', '7d', '30d'] as const;
const GROUPS = ['project', 'person'] as const;
type Window = (typeof WINDOWS)[number];
type Group = (typeof GROUPS)[number];

const qualityQuery = (window: Window, group: Group) => ({
  queryKey: ['ops', 'quality', window, group],
  refetchInterval: 6 * LIVE,
  queryFn: () => take<MetricHistory>(api.GET('/api/metrics/quality', { params: { query: { window, group_by: group } } })),
});

/** How good the work is, as reviewers, other people and customers judged it. */
export function Quality() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const window = WINDOWS.find((w) => w === params.get('window')) ?? '7d';
  const group = GROUPS.find((g) => g === params.get('by')) ?? 'project';
  const history = useQuery(qualityQuery(window, group));
  const show = (change: { window?: Window; by?: Group }) => {
    const next = { window, by: group, ...change };
    setParams({ ...(next.window !== '7d' && { window: next.window }), ...(next.by !== 'project' && { by: next.by }) }, { replace: true });
  };
  return (
    <Page title={t('quality.title')} lead={t('quality.lead')} actions={<TabList label={t('live.window')} tabs={WINDOWS.map((id) => ({ id, name: t(`quality.window.${id}`) }))} value={window} onChange={(id) => show({ window: id })} />}>
      {history.isPending ? <Loading /> : history.isError ? <ErrorState error={history.error} onRetry={() => void history.refetch()} /> : (
        <>
          <Totals quality={history.data.total.quality} />
          <Section
            flush
            title={t('quality.groups')}
            actions={
              <>
                <TabList label={t('quality.by')} tabs={GROUPS.map((id) => ({ id, name: t(`quality.by.${id}`) }))} value={group} onChange={(id) => show({ by: id })} />
                <a className="button as-link quiet small" href={`/api/metrics/quality?${new URLSearchParams({ window, group_by: group, format: 'csv' })}`} download><Icon name="download" size={15} />{t('flow.csv')}</a>
              </>
            }
          >
            <Groups groups={byReviewed(history.data.groups ?? [])} people={group === 'person'} />
          </Section>
        </>
      )}
    </Page>
  );
}

/** Says a share; absent is a dash. */
function useShare(): (share: number | null | undefined) => string | undefined {
  const intl = useIntl();
  return (share) => (share == null ? undefined : intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 1 }));
}

function Totals({ quality }: { quality: Figures['quality'] }) {
  const t = useText();
  const share = useShare();
  const sub = (value: number | null | undefined, what: 'yield' | 'overturn' | 'agreement' | 'audit', n: number | undefined) => (value == null ? t(`quality.${what}.why`) : t(`quality.${what}.sub`, { n }));
  return (
    <div className="tiles">
      <Tile name={t('quality.yield')} value={share(quality?.firstPassYield)} sub={sub(quality?.firstPassYield, 'yield', quality?.reviewed)} />
      <Tile name={t('quality.overturn')} value={share(quality?.overturnRate)} sub={sub(quality?.overturnRate, 'overturn', quality?.judged)} />
      <Tile name={t('quality.agreement')} value={share(quality?.agreement)} sub={sub(quality?.agreement, 'agreement', quality?.compared)} />
      <Tile name={t('quality.audit')} value={share(quality?.auditAcceptRate)} sub={sub(quality?.auditAcceptRate, 'audit', quality?.audits)} />
    </div>
  );
}

function Groups({ groups, people }: { groups: NonNullable<MetricHistory['groups']>; people: boolean }) {
  const t = useText();
  const intl = useIntl();
  const share = useShare();
  if (groups.length === 0) return <EmptyState icon="check" title={t('quality.none')}><p>{t('quality.none.body')}</p></EmptyState>;
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th>{t(people ? 'people.name' : 'quality.project')}</th><th className="numeric">{t('quality.reviewed')}</th><th className="numeric">{t('quality.yield')}</th>
            <th className="numeric">{t('quality.verdicts')}</th><th className="numeric">{t('quality.overturn')}</th><th className="numeric">{t('quality.agreement')}</th><th className="numeric">{t('quality.audit')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ scope, name, figures: { quality: q } }) => (
            <tr key={scope}>
              <td>{people ? <Link to={personPath(scope.slice(scope.indexOf(':') + 1))}>{name ?? scope}</Link> : <Link to={`/ops?scope=${encodeURIComponent(scope)}`}>{name ?? scope}</Link>}</td>
              <td className="numeric">{q ? intl.formatNumber(q.reviewed) : t('none')}</td>
              <td className="numeric">{share(q?.firstPassYield) ?? t('none')}</td>
              <td className="numeric">{q ? t('quality.verdicts.of', { accepts: q.accepts, fixes: q.fixes, rejects: q.rejects }) : t('none')}</td>
              <td className="numeric">{share(q?.overturnRate) ?? t('none')}</td>
              <td className="numeric">{share(q?.agreement) ?? t('none')}</td>
              <td className="numeric">{share(q?.auditAcceptRate) ?? t('none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
