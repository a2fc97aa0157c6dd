import { useIntl } from 'react-intl';
import type { Attempt, Place, TaskDetail, TaskEvent } from '../../api/wire';
import { ActionsHead } from '../../components/ActionsHead';
import { Chip, type Tone } from '../../components/Chip';
import { Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
import { useSpan } from '../../components/span';
import { When } from '../../components/When';
import { historyMessages, useText, type HistoryMessage } from '../../messages/history';

/** A word of the server in the person's language; one we do not know stands for itself. */
function useWord(): (group: 'state' | 'event' | 'stage' | 'verdict' | 'by', word: string) => string {
  const t = useText();
  return (group, word) => (`${group}.${word}` in historyMessages ? t(`${group}.${word}` as HistoryMessage) : word.replaceAll('_', ' '));
}

function usePlace(): (place: Place) => string {
  const t = useText();
  const word = useWord();
  return ({ stage, level, round }) => `${word('stage', stage)}${level !== undefined && level > 1 ? ` ${level}` : ''}${round > 0 ? ` · ${t('round', { n: round + 1 })}` : ''}`;
}

const tones: Record<string, Tone> = { live: 'info', submitted: 'good', expired: 'bad', declined: 'warn', released: 'warn', revoked: 'warn', lapsed: 'warn', late: 'warn' };

/** Nobody but a manager gives a reason for taking work back. */
const stateOf = (attempt: Attempt): string => (attempt.state === 'revoked' && attempt.reason ? 'taken' : attempt.state);

/** Who worked on the task, and what came of it. */
export function Attempts({ attempts, onShow }: { attempts: Attempt[]; onShow: (attempt: Attempt) => void }) {
  const t = useText();
  const word = useWord();
  const place = usePlace();
  const span = useSpan();
  if (attempts.length === 0) return <Section><EmptyState icon="people" title={t('attempts.none')} /></Section>;
  return (
    <Section flush>
      <div className="table-scroll">
        <table className="table">
          <thead><tr><th>{t('col.stage')}</th><th>{t('col.person')}</th><th>{t('col.state')}</th><th className="numeric">{t('col.active')}</th><th>{t('col.granted')}</th><ActionsHead /></tr></thead>
          <tbody>
            {attempts.map((attempt) => (
              <tr key={attempt.token}>
                <td>{place(attempt)}</td>
                <td>{attempt.annotator?.name ?? <span className="muted">{t('unnamed')}</span>}</td>
                <td>
                  <div className="row"><Chip tone={tones[attempt.state] ?? 'plain'}>{word('state', stateOf(attempt))}</Chip>{attempt.verdict && <Chip tone="review">{word('verdict', attempt.verdict)}</Chip>}</div>
                  {attempt.reason && <p className="muted small">{attempt.reason}</p>}
                </td>
                <td className="numeric">{span(attempt.active_ms)}</td>
                <td className="muted">{attempt.granted_at && <When at={attempt.granted_at} exact />}</td>
                <td className="narrow">{attempt.response !== undefined && <button type="button" className="link-button" onClick={() => onShow(attempt)}>{t('show')}</button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {attempts.some((a) => a.explanation !== undefined) && (
        <details className="why">
          <summary>{t('why')}</summary>
          <pre className="json">{JSON.stringify(attempts.filter((a) => a.explanation !== undefined).map((a) => ({ token: a.token, why: a.explanation })), null, 2)}</pre>
        </details>
      )}
    </Section>
  );
}

/** Everything that happened to the task, oldest first. */
export function Events({ detail }: { detail: TaskDetail }) {
  const t = useText();
  const intl = useIntl();
  const word = useWord();
  const place = usePlace();
  /** What an answer said, or how an attempt ended without one. */
  const outcome = ({ kind, token, attempt_state }: TaskEvent) => {
    const attempt = detail.attempts.find((a) => a.token === token);
    if (kind === 'submitted') return attempt?.verdict && word('verdict', attempt.verdict);
    return kind === 'ended' && attempt_state && word('state', attempt ? stateOf(attempt) : attempt_state);
  };
  const who = (event: TaskEvent) => event.annotator?.name ?? word('by', event.by);
  if (detail.events.length === 0) return <Section><EmptyState icon="clock" title={t('events.none')} /></Section>;
  return (
    <Section>
      <ol className="history">
        {detail.events.map((event) => {
          const said = outcome(event);
          return (
            <li key={event.version}>
              <span><strong>{word('event', event.kind)}</strong> {said && <span className="muted">({said})</span>}</span>
              <span className="muted small"><time dateTime={event.at}>{intl.formatDate(event.at, { dateStyle: 'medium', timeStyle: 'medium' })}</time> · {who(event)} · {place(event)}</span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
