import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Button } from '../../components/Button';
import { LinkButton } from '../../components/LinkButton';
import { Section } from '../../components/Page';
import { toast } from '../../components/toasts';
import type { Draft } from '../../drafts/draft';
import { keptMs, listDrafts, removeDraft } from '../../drafts/drafts';
import { useText } from '../../messages/annotate';
import { useLive, useOutbox, useStation } from '../live/context';
import { lostWords } from '../work/lostWords';

/** Unsent work: answers on their way, tasks begun, and work on tasks that are not theirs any more. */
export function OnDevice() {
  const t = useText();
  const intl = useIntl();
  const { db, person, outbox } = useStation();
  const waiting = useOutbox();
  const ended = useLive((s) => s.ended);
  const place = useLive((s) => s.at);
  const [kept, setKept] = useState<readonly Draft[]>([]);
  useEffect(() => {
    const read = () => void listDrafts(db, person).then(setKept);
    read();
    // A draft is marked a moment after the lease was told to be over.
    const soon = setTimeout(read, 400);
    return () => clearTimeout(soon);
  }, [db, person, waiting, ended, place]);
  if (waiting.length === 0 && kept.length === 0) return null;
  const when = (at: number) => intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  const drop = async (key: string) => {
    await removeDraft(db, key);
    setKept((now) => now.filter((d) => d.key !== key));
    toast.good(t('drafts.dropped'));
  };
  return (
    <Section title={t('drafts')}>
      <ul role="list" className="stack tight">
        {waiting.map((e) => (
          <li key={e.command} className="row apart">
            <span>{e.refused === undefined ? t('drafts.sending', { project: e.project }) : t('drafts.refused', { project: e.project, words: e.refused })}</span>
            {e.refused !== undefined && <Button size="small" kind="quiet" onPress={() => void outbox.drop(e.command)}>{t('drafts.drop')}</Button>}
          </li>
        ))}
        {kept.filter((d) => !waiting.some((e) => e.draft === d.key)).map((d) => (
          <li key={d.key} className="row apart">
            <span>{d.state === 'lost' ? t('drafts.lost', { project: d.project, reason: lostWords(t, d), until: when(d.at + keptMs) }) : t('drafts.open', { project: d.project, time: when(d.at) })}</span>
            <span className="row">
              <LinkButton size="small" to={`/annotate/drafts/${encodeURIComponent(d.task)}`}>{t('drafts.read')}</LinkButton>
              {d.state === 'lost' && <Button size="small" kind="quiet" onPress={() => void drop(d.key)}>{t('drafts.drop')}</Button>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
