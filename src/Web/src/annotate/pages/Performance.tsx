import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Page, Section } from '../../components/Page';
import { Select } from '../../components/Select';
import { EmptyState, ErrorState, Loading } from '../../components/States';
import { useText } from '../../messages/annotate';
import { useTypeName } from '../../messages/types';
import { spent, usePerformance, type Performance as Figures } from './me';

const spans = ['7', '30', '90', '365'] as const;

/** How the person stands beside the median of the others. */
function Others({ mine, others }: { mine: Figures; others: NonNullable<Figures['others']> }) {
  const t = useText();
  const intl = useIntl();
  const percent = (n: number) => intl.formatNumber(n, { style: 'percent', maximumFractionDigits: 0 });
  const judged = mine.projects.reduce((n, p) => n + p.accepted + p.fixed + p.rejected, 0);
  const accepted = mine.projects.reduce((n, p) => n + p.accepted, 0);
  return (
    <Section title={t('me.others')} hint={t('me.others.hint', { n: others.people })}>
      <dl className="facts">
        <dt>{t('today.mean')}</dt><dd>{t('me.others.both', { own: spent(mine.active_ms / mine.done), median: spent(others.mean_active_ms) })}</dd>
        {others.first_pass_yield !== undefined && judged > 0 && <><dt>{t('me.accepted')}</dt><dd>{t('me.others.both', { own: percent(accepted / judged), median: percent(others.first_pass_yield) })}</dd></>}
      </dl>
    </Section>
  );
}

/** One's own figures, by project. A share of nothing is left out. */
export default function Performance() {
  const t = useText();
  const typeName = useTypeName();
  const intl = useIntl();
  const [days, setDays] = useState<(typeof spans)[number]>('30');
  const { data, error, refetch } = usePerformance(Number(days));
  const share = (part: number, whole: number) => (whole === 0 ? '–' : intl.formatNumber(part / whole, { style: 'percent', maximumFractionDigits: 0 }));
  return (
    <Page title={t('me.title')} lead={t('me.lead')} actions={<Select label={t('me.days')} hideLabel choices={spans.map((id) => ({ id, name: t('me.last', { days: id }) }))} value={days} onChange={setDays} />}>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <Loading rows={6} /> : data.done === 0 ? (
        <EmptyState icon="clock" title={t('me.none')}><p>{t('me.none.body')}</p></EmptyState>
      ) : (
        <>
          <dl className="own-tiles">
            <div className="own-tile"><dt>{t('today.done')}</dt><dd>{intl.formatNumber(data.labels)}</dd></div>
            <div className="own-tile"><dt>{t('today.reviews')}</dt><dd>{intl.formatNumber(data.reviews)}</dd></div>
            <div className="own-tile"><dt>{t('today.active')}</dt><dd>{spent(data.active_ms)}</dd></div>
            <div className="own-tile"><dt>{t('today.mean')}</dt><dd>{spent(data.active_ms / data.done)}</dd></div>
          </dl>
          {data.others && <Others mine={data} others={data.others} />}
          <Section title={t('me.projects')} flush>
            <div className="own-scroll">
              <table className="own-table">
                <thead><tr><th scope="col">{t('history.project')}</th><th scope="col" className="numeric">{t('today.done')}</th><th scope="col" className="numeric">{t('today.reviews')}</th><th scope="col" className="numeric">{t('today.mean')}</th><th scope="col" className="numeric">{t('me.accepted')}</th><th scope="col" className="numeric">{t('outcome.fixed')}</th><th scope="col" className="numeric">{t('outcome.rejected')}</th></tr></thead>
                <tbody>
                  {data.projects.map((p) => {
                    const judged = p.accepted + p.fixed + p.rejected;
                    return (
                      <tr key={p.id}>
                        <th scope="row">{p.name}<div className="muted small">{typeName(p.type)}</div></th>
                        <td className="numeric">{intl.formatNumber(p.labels)}</td>
                        <td className="numeric">{intl.formatNumber(p.reviews)}</td>
                        <td className="numeric">{spent(p.mean_active_ms)}</td>
                        <td className="numeric">{share(p.accepted, judged)}</td>
                        <td className="numeric">{judged === 0 ? '–' : intl.formatNumber(p.fixed)}</td>
                        <td className="numeric">{judged === 0 ? '–' : intl.formatNumber(p.rejected)}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          </Section>
        </>
      )}
    </Page>
  );
}
