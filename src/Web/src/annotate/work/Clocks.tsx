import { useEffect, useState } from 'react';
import { useConnection, standing } from '../../api/connection';
import { clock as words } from '../../workspace/timeline/clock';
import { useText } from '../../messages/workspace';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { useStation } from '../live/context';
import type { ActiveClock } from './activeTime';
import type { Saved } from './useTaskDraft';
import { useIntl } from 'react-intl';

/** From here on the time left is told in a warning colour, in seconds. */
const warnAt = 120;

export interface ClocksProps {
  saved: Saved;
  active: ActiveClock;
  until: string | null | undefined;
  /** Asks for more time; false when there is no more. */
  onMore: () => Promise<boolean>;
}

/** Saved state, active time and the time until the lease ends. */
export function Clocks({ saved, active, until, onMore }: ClocksProps) {
  const t = useText();
  const intl = useIntl();
  const { offset } = useStation();
  const connection = useConnection(standing);
  const now = useNow();
  const left = until ? Math.max(0, (Date.parse(until) - now - offset()) / 1000) : null;
  const state = saved.state === 'new' ? '' : saved.state === 'failed' ? t('saved.failed') : connection !== 'connected' ? t('saved.offline') : saved.state === 'saving' ? t('saved.saving')
    : saved.shared && saved.at !== null ? t('saved.saved', { time: intl.formatTime(saved.at, { hour: '2-digit', minute: '2-digit', second: '2-digit' }) }) : t('saved.device');
  return (
    <>
      <span role="status" className={saved.state === 'failed' ? 'field-error' : ''}>{state}</span>
      <span className={active.running ? '' : 'muted'} title={t('time.active')} aria-label={t('time.active')}>{words(active.read() / 1000, 0)}</span>
      {left !== null && <span className={left < warnAt ? 'lease low' : 'lease'} title={t('time.left')} aria-label={t('time.left')}><Icon name="clock" size={14} /> {words(left, 0)}</span>}
      {left !== null && left > 0 && left < warnAt && <MoreTime onMore={onMore} />}
    </>
  );
}

/** Said once, when the time runs out, to whoever does not see the clock. */
function MoreTime({ onMore }: { onMore: () => Promise<boolean> }) {
  const t = useText();
  const [state, setState] = useState<'' | 'busy' | 'none'>('');
  const ask = () => {
    setState('busy');
    onMore().then((more) => setState(more ? '' : 'none'), () => setState(''));
  };
  return (
    <>
      <span className="visually-hidden" role="alert">{t('time.low')}</span>
      {state === 'none' ? <span className="muted" role="status">{t('time.nomore')}</span> : <Button size="small" isPending={state === 'busy'} onPress={ask}>{t('time.more')}</Button>}
    </>
  );
}

/** The time of this device, once a second. */
export function useNow(): number {
  const [now, tick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
