import { useIntl } from 'react-intl';
import type { Backlog } from '../../api/metrics';
import { Section } from '../../components/Page';
import { SegmentBar } from '../../components/SegmentBar';
import { EmptyState } from '../../components/States';
import { useText } from '../../messages/ops';
import { CsvButton } from '../ChartSection';
import { backlogSheet } from '../sheets';
import { useSpan } from '../spans';

const states = [
  { name: 'waitingLabels', state: 'waiting' },
  { name: 'inLabeling', state: 'leased' },
  { name: 'waitingReviews', state: 'review-wait' },
  { name: 'inReview', state: 'review' },
  { name: 'paused', state: 'canceled' },
] as const;

/** What is open now, by where it stands and by how long it has been waiting. */
export function BacklogSection({ backlog }: { backlog: Backlog | undefined }) {
  const t = useText();
  const intl = useIntl();
  const span = useSpan();
  if (!backlog?.tasks) return <Section title={t('backlog.title')} hint={t('backlog.hint')}><EmptyState icon="check" title={t(backlog ? 'backlog.none' : 'tile.backlog.why')} /></Section>;
  const most = Math.max(1, ...backlog.ages.map((age) => age.tasks));
  return (
    <Section title={t('backlog.title')} hint={t('backlog.hint')} actions={<CsvButton name="backlog" sheet={() => backlogSheet(backlog)} />}>
      <SegmentBar tall label={t('backlog.states', { ...backlog } as never)} segments={states.map(({ name, state }) => ({ state, value: backlog[name] }))} />
      <dl className="legend">
        {states.map(({ name, state }) => (
          <div key={name}><dt><span className="legend-dot" style={{ background: `var(--state-${state})` }} aria-hidden />{t(`backlog.${name}`)}</dt><dd>{intl.formatNumber(backlog[name])}</dd></div>
        ))}
      </dl>
      <table className="table bars">
        <thead><tr><th>{t('backlog.age')}</th><th className="bars-cell" aria-hidden /><th className="numeric">{t('backlog.tasks')}</th></tr></thead>
        <tbody>
          {backlog.ages.map(({ fromMs, toMs, tasks }) => (
            <tr key={fromMs}>
              <td>{toMs == null ? t('backlog.age.over', { from: span(fromMs) }) : fromMs === 0 ? t('backlog.age.to', { to: span(toMs) }) : t('backlog.age.between', { from: span(fromMs), to: span(toMs) })}</td>
              <td className="bars-cell" aria-hidden><span className="bars-bar" style={{ inlineSize: `${(tasks / most) * 100}%` }} /></td>
              <td className="numeric">{intl.formatNumber(tasks)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
