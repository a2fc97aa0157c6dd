import type { ReactNode } from 'react';
import { IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Select } from '../../components/Select';
import { useUi } from '../model/context';
import { useText } from '../../messages/workspace';
import { clock } from './clock';
import { EventButtons, EventRows } from './EventRows';
import type { Units } from './units';
import type { Player } from './usePlayer';
import './timeline.css';

const rates = ['0.5', '0.75', '1', '1.25', '1.5', '2'];

/** Player controls and one row of events for each label. `wave` stands above the rows. */
export function Timeline({ player, units, wave }: { player: Player; units: Units; wave?: ReactNode }) {
  const t = useText();
  const time = useUi((s) => s.time);
  const { duration } = player;
  return (
    <div className="timeline" dir="ltr">
      <div className="timeline-controls">
        <IconButton label={t(player.playing ? 'pause' : 'play')} onPress={player.toggle}><Icon name={player.playing ? 'pause' : 'play'} /></IconButton>
        {units.rate !== null && <IconButton label={t('timeline.frameBack')} onPress={() => player.step(-1)}><Icon name="left" /></IconButton>}
        {units.rate !== null && <IconButton label={t('timeline.frameForward')} onPress={() => player.step(1)}><Icon name="right" /></IconButton>}
        <span className="timeline-time">{t('timeline.time', { time: clock(time), total: clock(duration) })}{units.rate !== null && ` · ${t('timeline.frame', { frame: Math.floor(time * units.rate + 1e-6) })}`}</span>
        <Select label={t('speed')} hideLabel small choices={rates.map((id) => ({ id, name: `${id}×` }))} value={String(player.rate)} onChange={(rate) => player.setRate(Number(rate))} />
        <EventButtons acts={player} />
      </div>
      {wave}
      <div className="timeline-tracks">
        <input className="timeline-head" type="range" aria-label={t('timeline.position')} min={0} max={duration || 1} step={units.rate === null ? 0.01 : 1 / units.rate} value={time} onChange={(e) => player.seek(Number(e.target.value))} aria-valuetext={clock(time)} data-region="media" />
        <EventRows units={units} length={duration} at={time} show={clock} onSeek={player.seek} />
      </div>
    </div>
  );
}
