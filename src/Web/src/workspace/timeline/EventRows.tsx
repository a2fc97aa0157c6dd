import { useRef, useState, type ReactNode } from 'react';
import type { EventItem } from '../../annotation/document/document';
import { changeItems } from '../../annotation/document/edits';
import { Button } from '../../components/Button';
import { useText } from '../../messages/workspace';
import { placeEvent, select } from '../model/actions';
import { lookOf } from '../model/colors';
import { useDesk, useDoc, useUi } from '../model/context';
import type { EventActs } from './eventActs';
import { draggedBy, eventOf, seconds, type Part, type Units } from './units';

export function EventButtons({ acts }: { acts: EventActs }) {
  const t = useText();
  const desk = useDesk();
  if (!desk.editable || !desk.kinds.includes('event')) return null;
  return (
    <div className="timeline-acts">
      {/* The focus stays where it is: after a click the space bar plays on. */}
      <Button size="small" preventFocusOnPress onPress={acts.begin} aria-keyshortcuts="[">{t('timeline.begin')} <kbd className="key">[</kbd></Button>
      <Button size="small" preventFocusOnPress onPress={acts.end} aria-keyshortcuts="]">{t('timeline.end')} <kbd className="key">]</kbd></Button>
      <Button size="small" preventFocusOnPress onPress={acts.point}>{t('timeline.point')}</Button>
    </div>
  );
}

interface Rows {
  readonly units: Units;
  /** Where the medium ends and the playhead is, in the units: seconds, or frames where there are no seconds. */
  readonly length: number;
  readonly at: number;
  /** A place in words. */
  readonly show: (at: number) => string;
  readonly onSeek: (at: number) => void;
}

/** One row of events for each label, and the playhead over them. */
export function EventRows({ units, length, at, show, onSeek }: Rows) {
  const desk = useDesk();
  const { items } = useDoc();
  const events = items.filter((i): i is EventItem => i.kind === 'event');
  const labels = desk.kinds.includes('event') ? desk.labelsOf('event') : [];
  return (
    <>
      {labels.map((label) => (
        <div key={label} className="timeline-row">
          <span className="timeline-label clip">{desk.taxonomy!.labels.display(label)}</span>
          <Lane label={label} units={units} length={length} onSeek={onSeek}>
            {events.filter((e) => e.label === label).map((e) => <Bar key={e.key} item={e} number={items.indexOf(e) + 1} units={units} length={length} show={show} onSeek={onSeek} />)}
          </Lane>
        </div>
      ))}
      {length > 0 && <div className="timeline-playhead" style={{ '--at': at / length } as React.CSSProperties} aria-hidden />}
    </>
  );
}

/** The events of one label. A drag over an empty place draws one more, a click goes there. */
function Lane({ label, units, length, onSeek, children }: { label: string; children: ReactNode } & Pick<Rows, 'units' | 'length' | 'onSeek'>) {
  const desk = useDesk();
  /** Where the pointer was pressed and where it is, along the medium. */
  const [drawn, setDrawn] = useState<{ from: number; to: number; moved: boolean } | null>(null);
  const at = (e: React.PointerEvent<HTMLElement>) => {
    const { left, width } = e.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(1, (e.clientX - left) / width)) * length;
  };
  const down = (e: React.PointerEvent<HTMLElement>) => {
    if (e.button !== 0 || length <= 0) return;
    e.currentTarget.setPointerCapture(e.pointerId);
    setDrawn({ from: at(e), to: at(e), moved: false });
  };
  const move = (e: React.PointerEvent<HTMLElement>) => {
    const to = at(e);
    if (drawn && desk.editable) setDrawn({ ...drawn, to, moved: drawn.moved || Math.abs(to - drawn.from) * e.currentTarget.clientWidth > 3 * length });
  };
  const up = () => {
    setDrawn(null);
    if (!drawn?.moved) return void (drawn && onSeek(drawn.from));
    desk.ui.setState({ label });
    placeEvent(desk, eventOf(units, Math.min(drawn.from, drawn.to), Math.max(drawn.from, drawn.to)));
  };
  return (
    <div className="timeline-lane" onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={() => setDrawn(null)}>
      {children}
      {drawn?.moved && <div className="bar drawn" style={{ '--from': Math.min(drawn.from, drawn.to) / length, '--to': Math.max(drawn.from, drawn.to) / length, '--label': lookOf(desk.taxonomy!.labels, label).color } as React.CSSProperties}><span className="bar-body" /></div>}
    </div>
  );
}

/** One event: a click chooses it and goes there, its ends can be dragged; the panel has numbers for the same. */
function Bar({ item, units, length, number, show, onSeek }: { item: EventItem; number: number } & Pick<Rows, 'units' | 'length' | 'show' | 'onSeek'>) {
  const desk = useDesk();
  const selected = useUi((s) => s.selected.includes(item.key));
  /** What was pressed and where, and where the event lay then: the pointer may go beyond an edge and come back. */
  const held = useRef<{ part: Part; x: number; start: number; end: number } | null>(null);
  const { start, end } = seconds(units, item.shape);
  const { color } = lookOf(desk.taxonomy!.labels, item.label);
  const total = length || 1;
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
    if (!press || !lane || length <= 0 || (Math.abs(e.clientX - press.x) < 2 && start === press.start && end === press.end)) return;
    const to = draggedBy(press, press.part, ((e.clientX - press.x) / lane.clientWidth) * length, length);
    desk.store.change(changeItems([item.key], (i) => (i.kind === 'event' ? { ...i, shape: eventOf(units, to.start, i.shape.type === 'point' ? null : to.end) } : i)), `bar ${item.key}`);
  };
  const up = () => {
    held.current = null;
    desk.store.settle();
  };
  return (
    <div className={`bar ${item.shape.type} ${selected ? 'selected' : ''}`} style={{ '--from': start / total, '--to': end / total, '--label': color } as React.CSSProperties}>
      <button type="button" className="bar-body" aria-pressed={selected} aria-label={`${number} ${desk.taxonomy!.labels.display(item.label)} ${show(start)}–${show(end)}`} onClick={() => (select(desk, [item.key]), onSeek(start))} onPointerDown={down('both')} onPointerMove={move} onPointerUp={up} />
      {selected && item.shape.type === 'range' && desk.editable && (
        <>
          <span className="bar-end start" onPointerDown={down('start')} onPointerMove={move} onPointerUp={up} aria-hidden />
          <span className="bar-end end" onPointerDown={down('end')} onPointerMove={move} onPointerUp={up} aria-hidden />
        </>
      )}
    </div>
  );
}
