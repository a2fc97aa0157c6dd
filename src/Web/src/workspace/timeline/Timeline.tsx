import { useRef, type ReactNode } from 'react';
import { changeItems } from '../../annotation/document/edits';
import type { EventItem } from '../../annotation/document/document';
import { IconButton, Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Select } from '../../components/Select';
import { select } from '../model/actions';
import { useDesk, useDoc, useUi } from '../model/context';
import { lookOf } from '../model/colors';
import { useText } from '../../messages/workspace';
import { clock } from './clock';
import { draggedBy, eventOf, seconds, type Part, type Units } from './units';
import type { Player } from './usePlayer';
import './timeline.css';

const rates = ['0.5', '0.75', '1', '1.25', '1.5', '2'];

/** Player controls and one row of events for each label. `wave` stands above the rows. */
export function Timeline({ player, units, wave }: { player: Player; units: Units; wave?: ReactNode }) {
  const t = useText();
  const desk = useDesk();
  const { items } = useDoc();
  const time = useUi((s) => s.time);
  const { duration } = player;
  const events = items.filter((i): i is EventItem => i.kind === 'event');
  const hasEvents = desk.kinds.includes('event');
  const labels = hasEvents ? desk.labelsOf('event') : [];
  return (
    <div className="timeline" dir="ltr">
      <div className="timeline-controls">
        <IconButton label={t(player.playing ? 'pause' : 'play')} onPress={player.toggle}><Icon name={player.playing ? 'pause' : 'play'} /></IconButton>
        {units.rate !== null && <IconButton label={t('timeline.frameBack')} onPress={() => player.step(-1)}><Icon name="left" /></IconButton>}
        {units.rate !== null && <IconButton label={t('timeline.frameForward')} onPress={() => player.step(1)}><Icon name="right" /></IconButton>}
        <span className="timeline-time">{t('timeline.time', { time: clock(time), total: clock(duration) })}{units.rate !== null && ` · ${t('timeline.frame', { frame: Math.floor(time * units.rate + 1e-6) })}`}</span>
        <Select label={t('speed')} hideLabel small choices={rates.map((id) => ({ id, name: `${id}×` }))} value={String(player.rate)} onChange={(rate) => player.setRate(Number(rate))} />
        <span className="grow" />
        {hasEvents && desk.editable && (
          <>
            <Button size="small" onPress={player.begin} aria-keyshortcuts="[">{t('timeline.begin')} <kbd className="key">[</kbd></Button>
            <Button size="small" onPress={player.end} aria-keyshortcuts="]">{t('timeline.end')} <kbd className="key">]</kbd></Button>
            <Button size="small" onPress={player.point}>{t('timeline.point')}</Button>
          </>
        )}
      </div>
      {wave}
      <div className="timeline-tracks">
        <input className="timeline-head" type="range" aria-label={t('timeline.position')} min={0} max={duration || 1} step={units.rate === null ? 0.01 : 1 / units.rate} value={time} onChange={(e) => player.seek(Number(e.target.value))} aria-valuetext={clock(time)} data-region="media" />
        {labels.map((label) => (
          <div key={label} className="timeline-row">
            <span className="timeline-label clip">{desk.taxonomy!.labels.display(label)}</span>
            <div className="timeline-lane">{events.filter((e) => e.label === label).map((e) => <Bar key={e.key} item={e} units={units} duration={duration} number={items.indexOf(e) + 1} onSeek={player.seek} />)}</div>
          </div>
        ))}
        {duration > 0 && <div className="timeline-playhead" style={{ '--at': time / duration } as React.CSSProperties} aria-hidden />}
      </div>
    </div>
  );
}

/** One event: a click chooses it and goes there, its ends can be dragged; the panel has numbers for the same. */
function Bar({ item, units, duration, number, onSeek }: { item: EventItem; units: Units; duration: number; number: number; onSeek: (time: number) => void }) {
  const desk = useDesk();
  const selected = useUi((s) => s.selected.includes(item.key));
  /** What was pressed and where, and where the event lay then: the pointer may go beyond an edge and come back. */
  const held = useRef<{ part: Part; x: number; start: number; end: number } | null>(null);
  const { start, end } = seconds(units, item.shape);
  const { color } = lookOf(desk.taxonomy!.labels, item.label);
  const total = duration || 1;
  const down = (part: Part) => (e: React.PointerEvent<HTMLElement>) => {
    e.stopPropagation();
    select(desk, [item.key]);
    if (!desk.editable) return;
    e.currentTarget.setPointerCapture(e.pointerId);
    held.current = { part, x: e.clientX, start, end };
  };
  const move = (e: React.PointerEvent<HTMLElement>) => {
    const lane = e.currentTarget.closest<HTMLElement>('.timeline-lane');
    const press = held.current;
    if (!press || !lane || duration <= 0 || (Math.abs(e.clientX - press.x) < 2 && start === press.start && end === press.end)) return;
    const to = draggedBy(press, press.part, ((e.clientX - press.x) / lane.clientWidth) * duration, duration);
    desk.store.change(changeItems([item.key], (i) => (i.kind === 'event' ? { ...i, shape: eventOf(units, to.start, i.shape.type === 'point' ? null : to.end) } : i)), `bar ${item.key}`);
  };
  const up = () => {
    held.current = null;
    desk.store.settle();
  };
  return (
    <div className={`bar ${item.shape.type} ${selected ? 'selected' : ''}`} style={{ '--from': start / total, '--to': end / total, '--label': color } as React.CSSProperties}>
      <button type="button" className="bar-body" aria-pressed={selected} aria-label={`${number} ${desk.taxonomy!.labels.display(item.label)} ${clock(start)}–${clock(end)}`} onClick={() => (select(desk, [item.key]), onSeek(start))} onPointerDown={down('both')} onPointerMove={move} onPointerUp={up} />
      {selected && item.shape.type === 'range' && desk.editable && (
        <>
          <span className="bar-end start" onPointerDown={down('start')} onPointerMove={move} onPointerUp={up} aria-hidden />
          <span className="bar-end end" onPointerDown={down('end')} onPointerMove={move} onPointerUp={up} aria-hidden />
        </>
      )}
    </div>
  );
}
