import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router';
import type { PersonTimeline } from '../../api/metrics';
import { Button, IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Fetched } from '../../components/Fetched';
import { Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
import { opsMessages, useText, type OpsMessage } from '../../messages/ops';
import { taskPath } from '../paths';
import { CsvButton } from '../ChartSection';
import { projectsQuery, timelineQuery } from '../queries';
import { attemptsSheet } from '../sheets';
import { useSpan } from '../../components/span';
import { dayBeside, dayOf, drawnOf, outcomeOf, presenceOf, timeZone, workOf, type Piece } from './day';

/** A person's day: two lanes, and the same as a table. */
export function DaySection({ person }: { person: string }) {
  const t = useText();
  const intl = useIntl();
  const [params, setParams] = useSearchParams();
  const now = Date.now();
  const day = dayOf(params.get('day'), now);
  const timeline = useQuery(timelineQuery(person, new Date(day.from).toISOString(), new Date(Math.min(day.to, now)).toISOString()));
  const attempts = timeline.data?.attempts ?? [];
  const go = (days: number) => setParams({ day: dayBeside(day.from, days) }, { replace: true });
  return (
    <Section
      title={t('person.day', { day: intl.formatDate(day.from, { dateStyle: 'medium' }) })}
      hint={t('person.day.hint', { zone: timeZone() })}
      actions={
        <>
          {attempts.length > 0 && <CsvButton name={`work-${day.name}`} sheet={() => attemptsSheet(attempts)} />}
          <IconButton label={t('person.day.before')} onPress={() => go(-1)}><Icon name="left" /></IconButton>
          <IconButton label={t('person.day.after')} isDisabled={day.to > now} onPress={() => go(1)}><Icon name="right" /></IconButton>
        </>
      }
    >
      <Fetched of={timeline}>
        {(found) => (found.presence.length + found.attempts.length === 0 ? <EmptyState icon="clock" title={t('person.quiet')} /> : <Day timeline={found} day={day} now={now} />)}
      </Fetched>
    </Section>
  );
}

const MARKS = [0, 1, 2, 3, 4, 5];

function Day({ timeline, day, now }: { timeline: PersonTimeline; day: { from: number; to: number }; now: number }) {
  const t = useText();
  const intl = useIntl();
  const time = (at: number | string) => intl.formatTime(at);
  const drawn = drawnOf(timeline, day, now);
  const presence = presenceOf(timeline, drawn, now);
  const work = workOf(timeline, drawn, now);
  return (
    <>
      {presence.length > 0 && <p className="muted small">{t('person.summary', { from: time(presence[0]!.from), to: time(presence.at(-1)!.to), tasks: timeline.attempts.filter((a) => a.acceptedAt).length })}</p>}
      <div className="day" aria-hidden>
        <Lane name={t('person.presence')} pieces={presence} time={time} />
        <Lane name={t('person.work')} pieces={work} time={time} />
        <div className="day-hours">{MARKS.map((mark) => <time key={mark}>{time(drawn.from + (mark / MARKS.length) * (drawn.to - drawn.from))}</time>)}</div>
      </div>
      {timeline.attempts.length > 0 && <Attempts attempts={timeline.attempts} time={time} />}
    </>
  );
}

function Lane({ name, pieces, time }: { name: string; pieces: Piece[]; time: (at: number) => string }) {
  return (
    <>
      <span className="muted small">{name}</span>
      <div className="lane">
        {pieces.map((p) => <span key={`${p.kind} ${p.from}`} className={`piece ${p.kind}`} title={`${time(p.from)} – ${time(p.to)}`} style={{ insetInlineStart: `${p.start * 100}%`, inlineSize: `${p.share * 100}%` }} />)}
      </div>
    </>
  );
}

/** Attempts shown at first; a busy day has hundreds. */
const SHOWN = 25;

/** The latest first. */
function Attempts({ attempts, time }: { attempts: PersonTimeline['attempts']; time: (at: string) => string }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const latest = attempts.toReversed();
  return (
    <div className="table-scroll">
      <table className="table day-table">
        <thead><tr><th>{t('person.begun')}</th><th>{t('person.ended')}</th><th>{t('person.task')}</th><th>{t('person.stage')}</th><th>{t('person.outcome')}</th><th className="numeric">{t('people.active')}</th></tr></thead>
        <tbody>
          {(all ? latest : latest.slice(0, SHOWN)).map((a) => <Line key={`${a.task} ${a.token}`} attempt={a} time={time} />)}
        </tbody>
      </table>
      {!all && attempts.length > SHOWN && <Button size="small" kind="quiet" onPress={() => setAll(true)}>{t('person.all', { n: attempts.length })}</Button>}
    </div>
  );
}

function Line({ attempt: a, time }: { attempt: PersonTimeline['attempts'][number]; time: (at: string) => string }) {
  const t = useText();
  const span = useSpan();
  const projects = useQuery(projectsQuery());
  const say = (id: string, word: string) => (id in opsMessages ? t(id as OpsMessage) : word);
  const begun = a.acceptedAt ?? a.offeredAt;
  return (
    <tr>
      <td className="narrow">{begun ? <time dateTime={begun}>{time(begun)}</time> : t('none')}</td>
      <td className="narrow">{a.endedAt ? <time dateTime={a.endedAt}>{time(a.endedAt)}</time> : t('none')}</td>
      <td><div className="cell-name"><Link to={taskPath(a.task)}>{projects.data?.find((p) => p.id === a.project)?.name ?? a.project}</Link><span className="mono" title={a.task}>{a.task.slice(-8)}</span></div></td>
      <td>{say(`stage.${a.stage}`, a.stage)}</td>
      <td>{a.verdict ? say(`verdict.${a.verdict}`, a.verdict) : say(`attempt.${outcomeOf(a)}`, a.state)}</td>
      <td className="numeric">{a.activeMs == null ? t('none') : span(a.activeMs)}</td>
    </tr>
  );
}
