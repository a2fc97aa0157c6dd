import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { Presence } from '../../api/metrics';
import { Section } from '../../components/Page';
import { SegmentBar } from '../../components/SegmentBar';
import { EmptyState } from '../../components/States';
import { useText } from '../../messages/ops';
import { ChartSection } from '../ChartSection';
import { peoplePath } from '../paths';
import { presenceSheet } from '../sheets';

const activities = [
  { name: 'busy', activity: 'busy', state: 'leased' },
  { name: 'available', activity: 'available', state: 'done' },
  { name: 'onBreak', activity: 'break', state: 'waiting' },
  { name: 'draining', activity: 'draining', state: 'review' },
] as const;

type Present = NonNullable<Presence>;

/** Who is there, by what they do and by what they can do. Each number leads to the people. */
export function PeopleSection({ people }: { people: Presence | null | undefined }) {
  const t = useText();
  if (!people) return <Section title={t('presence.title')}><EmptyState icon="people" title={t('tile.people.why')} /></Section>;
  return (
    <ChartSection
      title={t('presence.title')}
      hint={t('presence.hint', { n: people.online })}
      csv={{ name: 'people-now', sheet: () => presenceSheet(people) }}
      chart={
        <>
          <SegmentBar tall label={t('presence.states', { busy: people.busy, available: people.available, onBreak: people.onBreak, draining: people.draining })} segments={activities.map(({ name, state }) => ({ state, value: people[name] }))} />
          <Legend people={people} />
          <Skills people={people} bars />
        </>
      }
      table={
        <>
          <Activities people={people} />
          <Skills people={people} />
        </>
      }
    />
  );
}

function Legend({ people }: { people: Present }) {
  const t = useText();
  const intl = useIntl();
  return (
    <dl className="legend">
      {activities.map(({ name, activity, state }) => (
        <div key={name}>
          <dt><span className="legend-dot" style={{ background: `var(--state-${state})` }} aria-hidden /><Link to={peoplePath({ activity })}>{t(`activity.${activity}`)}</Link></dt>
          <dd>{intl.formatNumber(people[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Activities({ people }: { people: Present }) {
  const t = useText();
  const intl = useIntl();
  return (
    <table className="table bars">
      <thead><tr><th>{t('people.activity')}</th><th className="numeric">{t('people.title')}</th></tr></thead>
      <tbody>{activities.map(({ name, activity }) => <tr key={name}><td><Link to={peoplePath({ activity })}>{t(`activity.${activity}`)}</Link></td><td className="numeric">{intl.formatNumber(people[name])}</td></tr>)}</tbody>
      <tfoot><tr><th>{t('activity.online')}</th><td className="numeric">{intl.formatNumber(people.online)}</td></tr></tfoot>
    </table>
  );
}

/** A skill is one of those of the most people: the server tells no more than some. */
function Skills({ people: { skills }, bars }: { people: Present; bars?: boolean }) {
  const t = useText();
  const intl = useIntl();
  const most = Math.max(1, ...skills.map(({ available, busy }) => available + busy));
  if (skills.length === 0) return <p className="muted small">{t('presence.skills.none')}</p>;
  return (
    <div className="presence-skills">
      <table className="table bars">
        <thead><tr><th>{t('presence.skill')}</th>{bars && <th className="bars-cell" aria-hidden />}<th className="numeric">{t('activity.busy')}</th><th className="numeric">{t('activity.available')}</th></tr></thead>
        <tbody>
          {skills.map(({ skill, available, busy }) => (
            <tr key={skill}>
              <td><Link to={peoplePath({ q: skill })}>{skill}</Link></td>
              {bars && (
                <td className="bars-cell" aria-hidden>
                  <span className="presence-bar" style={{ inlineSize: `${((available + busy) / most) * 100}%` }}><span style={{ flexGrow: busy }} className="presence-busy" /><span style={{ flexGrow: available }} className="presence-free" /></span>
                </td>
              )}
              <td className="numeric">{intl.formatNumber(busy)}</td>
              <td className="numeric">{intl.formatNumber(available)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
