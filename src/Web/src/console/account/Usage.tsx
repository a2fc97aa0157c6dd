import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { api, take } from '../../api/client';
import { ActionsHead } from '../../components/ActionsHead';
import { Page, Section } from '../../components/Page';
import { EmptyState, ErrorState, Loading } from '../../components/States';
import { useText } from '../../messages/account';
import { progressQuery, projectsQuery, sumOf } from '../queries';
import { lastMonths, type Month } from './months';

/** Months shown. */
const MONTHS = 6;

const count = async (query: Record<string, string>) => (await take(api.GET('/v1/tasks', { params: { query: { ...query, limit: 1, limited_response: true } } }))).total;
const monthQuery = ({ start, end }: Month) => ({
  queryKey: ['usage', start],
  staleTime: 60_000,
  queryFn: async () => {
    const [created, completed] = await Promise.all([count({ start_time: start, end_time: end }), count({ completed_after: start, completed_before: end })]);
    return { created, completed };
  },
});

export function Usage() {
  const t = useText();
  const intl = useIntl();
  const [months] = useState(() => lastMonths(new Date(), MONTHS));
  const usage = useQueries({ queries: months.map(monthQuery) });
  const failed = usage.filter((u) => u.isError);
  const most = Math.max(1, ...usage.map((u) => Math.max(u.data?.created ?? 0, u.data?.completed ?? 0)));
  return (
    <Page title={t('usage.title')} lead={t('usage.lead')}>
      <Section flush>
        {failed.length > 0 ? <ErrorState error={failed[0]!.error} onRetry={() => failed.forEach((u) => void u.refetch())} /> : (
        <div className="table-scroll">
          <table className="table usage">
            <thead><tr><th>{t('usage.month')}</th><th className="numeric"><Dot state="leased" />{t('usage.created')}</th><th className="numeric"><Dot state="done" />{t('usage.completed')}</th><ActionsHead /></tr></thead>
            <tbody>
              {months.map((month, i) => (
                <tr key={month.start}>
                  <td><time dateTime={month.start.slice(0, 7)}>{intl.formatDate(month.start, { month: 'long', year: 'numeric', timeZone: 'UTC' })}</time></td>
                  <td className="numeric">{usage[i]?.data ? intl.formatNumber(usage[i].data.created) : '…'}</td>
                  <td className="numeric">{usage[i]?.data ? intl.formatNumber(usage[i].data.completed) : '…'}</td>
                  <td className="usage-bars" aria-hidden>
                    <span style={{ inlineSize: `${((usage[i]?.data?.created ?? 0) / most) * 100}%`, background: 'var(--state-leased)' }} />
                    <span style={{ inlineSize: `${((usage[i]?.data?.completed ?? 0) / most) * 100}%`, background: 'var(--state-done)' }} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        )}
      </Section>
      <ByProject />
    </Page>
  );
}

/** The colour of a column's bars. */
const Dot = ({ state }: { state: string }) => <span className="usage-dot" style={{ background: `var(--state-${state})` }} aria-hidden />;

function ByProject() {
  const t = useText();
  const intl = useIntl();
  const projects = useQuery(projectsQuery());
  const progress = useQuery(progressQuery());
  const failed = [projects, progress].filter((q) => q.isError);
  if (failed.length > 0) return <Section title={t('usage.projects')}><ErrorState error={failed[0]!.error} onRetry={() => failed.forEach((q) => void q.refetch())} /></Section>;
  if (!projects.data || !progress.data) return <Section title={t('usage.projects')}><Loading /></Section>;
  const rows = projects.data.map((p) => ({ name: p.name, ...sumOf(progress.data[p.id] ?? {}) })).filter((r) => r.all > 0).sort((a, b) => b.all - a.all);
  return (
    <Section title={t('usage.projects')} flush>
      {rows.length === 0 ? <EmptyState title={t('usage.none')} /> : (
        <div className="table-scroll">
          <table className="table">
            <thead><tr><th>{t('usage.project')}</th><th className="numeric">{t('usage.all')}</th><th className="numeric">{t('usage.completed')}</th></tr></thead>
            <tbody>{rows.map((r) => <tr key={r.name}><td>{r.name}</td><td className="numeric">{intl.formatNumber(r.all)}</td><td className="numeric">{intl.formatNumber(r.completed)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
