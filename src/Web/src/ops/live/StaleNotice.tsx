import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Snapshot } from '../../api/metrics';
import { Notice } from '../../components/States';
import { useText } from '../../messages/ops';
import { staleness } from './staleness';

const SECOND = 1_000;

/** Says when the figures shown are not of now, and why. */
export function StaleNotice({ snapshot, receivedAt, paused }: { snapshot: Snapshot | undefined; receivedAt: number; paused: boolean }) {
  const t = useText();
  const intl = useIntl();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(clock);
  }, []);
  const time = (at: string | number) => intl.formatTime(at, { timeStyle: 'medium' });
  if (paused && snapshot) return <Notice>{t('live.paused', { at: time(snapshot.asOf) })}</Notice>;
  const why = staleness(snapshot, receivedAt, now);
  if (!why) return null;
  if (!snapshot) return <Notice kind="warn">{t('live.none')}</Notice>;
  return <Notice kind="warn">{t(`live.${why}`, { at: time(why === 'silent' ? receivedAt : snapshot.asOf) })}</Notice>;
}
