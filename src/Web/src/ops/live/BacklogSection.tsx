import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { Backlog } from '../../api/metrics';
import { Section } from '../../components/Page';
import { SegmentBar } from '../../components/SegmentBar';
import { EmptyState } from '../../components/States';
import { useText } from '../../messages/ops';
import { ChartSection } from '../ChartSection';
import { openPath } from '../paths';
import { backlogSheet } from '../sheets';
import { useAge } from './age';

const states = [
  { name: 'waitingLabels', state: 'waiting' },
  { name: 'inLabeling', state: 'leased' },
  { name: 'waitingReviews', state: 'review-wait' },
  { name: 'inReview', state: 'review' },
  { name: 'paused', state: 'canceled' },
] as const;

type Open = NonNullable<Backlog>;

/** What is open now, by where it stands and by how long it has been waiting. Each number leads to its tasks. */
export function BacklogSection({ backlog, scope }: { backlog: Backlog | undefined; scope: string | null }) {
  const t = useText();
  if (!backlog?.tasks) return <Section title={t('backlog.title')} hint={t('backlog.hint')}><EmptyState icon="check" title={t(backlog ? 'backlog.none' : 'tile.backlog.why')} /></Section>;
  return (
    <ChartSection
      title={t('backlog.title')}
      hint={t('backlog.hint')}
      csv={{ name: 'backlog', sheet: () => backlogSheet(backlog) }}
      behind={openPath(scope)}
      chart={
        <>
          <SegmentBar tall label={t('backlog.states', { ...backlog } as never)} segments={states.map(({ name, state }) => ({ state, value: backlog[name] }))} />
          <Legend backlog={backlog} scope={scope} />
          <Ages backlog={backlog} scope={scope} bars />
        </>
      }
      table={
        <>
          <States backlog={backlog} scope={scope} />
          <Ages backlog={backlog} scope={scope} />
        </>
      }
    />
  );
}

function Legend({ backlog, scope }: { backlog: Open; scope: string | null }) {
  const t = useText();
  const intl = useIntl();
  return (
    <dl className="legend">
      {states.map(({ name, state }) => (
        <div key={name}>
          <dt><span className="legend-dot" style={{ background: `var(--state-${state})` }} aria-hidden /><Link to={openPath(scope, { state: name })}>{t(`backlog.${name}`)}</Link></dt>
          <dd>{intl.formatNumber(backlog[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function States({ backlog, scope }: { backlog: Open; scope: string | null }) {
  const t = useText();
  const intl = useIntl();
  return (
    <table className="table bars">
      <thead><tr><th>{t('backlog.state')}</th><th className="numeric">{t('backlog.tasks')}</th></tr></thead>
      <tbody>{states.map(({ name }) => <tr key={name}><td><Link to={openPath(scope, { state: name })}>{t(`backlog.${name}`)}</Link></td><td className="numeric">{intl.formatNumber(backlog[name])}</td></tr>)}</tbody>
      <tfoot><tr><th>{t('backlog.all')}</th><td className="numeric">{intl.formatNumber(backlog.tasks)}</td></tr></tfoot>
    </table>
  );
}

function Ages({ backlog, scope, bars }: { backlog: Open; scope: string | null; bars?: boolean }) {
  const t = useText();
  const intl = useIntl();
  const age = useAge();
  const most = Math.max(1, ...backlog.ages.map(({ tasks }) => tasks));
  return (
    <table className="table bars">
      <thead><tr><th>{t('backlog.age')}</th>{bars && <th className="bars-cell" aria-hidden />}<th className="numeric">{t('backlog.tasks')}</th></tr></thead>
      <tbody>
        {backlog.ages.map(({ fromMs, toMs, tasks }) => (
          <tr key={fromMs}>
            <td><Link to={openPath(scope, { fromMs, toMs: toMs ?? null })}>{age(fromMs, toMs)}</Link></td>
            {bars && <td className="bars-cell" aria-hidden><span className="bars-bar" style={{ inlineSize: `${(tasks / most) * 100}%` }} /></td>}
            <td className="numeric">{intl.formatNumber(tasks)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
