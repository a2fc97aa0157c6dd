import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { api, take } from '../../api/client';
import { ActionsHead } from '../../components/ActionsHead';
import { Fetched, together } from '../../components/Fetched';
import { Page, Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
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
  const usage = together(useQueries({ queries: months.map(monthQuery) }));
  return (
    <Page title={t('usage.title')} lead={t('usage.lead')}>
      <Section flush>
        <Fetched of={usage}>
          {(counts) => {
            const most = Math.max(1, ...counts.flatMap(({ created, completed }) => [created, completed]));
            return (
              <div className="table-scroll">
                <table className="table usage">
                  <thead><tr><th>{t('usage.month')}</th><th className="numeric"><Dot state="leased" />{t('usage.created')}</th><th className="numeric"><Dot state="done" />{t('usage.completed')}</th><ActionsHead /></tr></thead>
                  <tbody>
                    {counts.map(({ created, completed }, i) => (
                      <tr key={months[i]!.start}>
                        <td><time dateTime={months[i]!.start.slice(0, 7)}>{intl.formatDate(months[i]!.start, { month: 'long', year: 'numeric', timeZone: 'UTC' })}</time></td>
                        <td className="numeric">{intl.formatNumber(created)}</td>
                        <td className="numeric">{intl.formatNumber(completed)}</td>
                        <td className="usage-bars" aria-hidden>
                          <span style={{ inlineSize: `${(created / most) * 100}%`, background: 'var(--state-leased)' }} />
                          <span style={{ inlineSize: `${(completed / most) * 100}%`, background: 'var(--state-done)' }} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            );
          }}
        </Fetched>
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
  return (
    <Section title={t('usage.projects')} flush>
      <Fetched of={together([projects, progress] as const)}>
        {([all, counts]) => {
          const rows = all.map((p) => ({ name: p.name, ...sumOf(counts[p.id] ?? {}) })).filter((r) => r.all > 0).sort((a, b) => b.all - a.all);
          if (rows.length === 0) return <EmptyState title={t('usage.none')} />;
          return (
            <div className="table-scroll">
              <table className="table">
                <thead><tr><th>{t('usage.project')}</th><th className="numeric">{t('usage.all')}</th><th className="numeric">{t('usage.completed')}</th></tr></thead>
                <tbody>{rows.map((r) => <tr key={r.name}><td>{r.name}</td><td className="numeric">{intl.formatNumber(r.all)}</td><td className="numeric">{intl.formatNumber(r.completed)}</td></tr>)}</tbody>
              </table>
            </div>
          );
        }}
      </Fetched>
    </Section>
  );
}
