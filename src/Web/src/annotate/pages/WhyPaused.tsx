import { Notice } from '../../components/States';
import { annotateMessages, useText } from '../../messages/annotate';
import { useLive } from '../live/context';

/** Why the person does something else than they chose; nothing when they chose it. */
export function WhyPaused() {
  const t = useText();
  const reason = useLive((s) => s.paused);
  const said = useLive((s) => s.pausedFor);
  const pause = useLive((s) => s.activity === 'break');
  const id = reason === 'manager' ? (pause ? 'activity.ordered' : 'activity.called') : `activity.${reason ?? ''}`;
  if (reason === null || !(id in annotateMessages)) return null;
  return <Notice kind="warn">{t(id as keyof typeof annotateMessages)}{said && <> {t('activity.said', { said })}</>}</Notice>;
}
