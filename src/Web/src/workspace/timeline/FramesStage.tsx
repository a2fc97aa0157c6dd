import { useCallback, useEffect, useMemo } from 'react';
import { isShapeItem } from '../../annotation/document/document';
import { keyOf } from '../../annotation/document/document';
import { Button, IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { ImageStage } from '../canvas/ImageStage';
import { players } from '../keys/doing';
import { useDesk, useUi } from '../model/context';
import { useText } from '../../messages/workspace';
import { eventActs } from './eventActs';
import { EventButtons, EventRows } from './EventRows';
import { pictureUnits } from './units';
import './timeline.css';

/** A video as a row of pictures: shapes on each, events along them; the same object keeps its uuid from frame to frame. People count from 1, the answer from 0. */
export default function FramesStage({ urls, onFlag }: { urls: readonly string[]; onFlag: (() => void) | undefined }) {
  const t = useText();
  const desk = useDesk();
  const frame = useUi((s) => s.frame);
  const acts = useMemo(() => eventActs(desk, pictureUnits, () => desk.ui.getState().frame), [desk]);
  const last = urls.length - 1;
  const hasEvents = desk.kinds.includes('event');
  // Shapes of another frame are let go; an event that was begun is ended in a later one.
  const show = useCallback((to: number) => desk.ui.setState((s) => ({ frame: Math.max(0, Math.min(last, to)), selected: s.selected.filter((key) => desk.item(key)?.kind === 'event') })), [desk, last]);
  useEffect(() => {
    const go = (by: number) => show(desk.ui.getState().frame + by);
    players.set(desk, { frameBack: () => go(-1), frameForward: () => go(1), back: () => go(-10), forward: () => go(10), eventStart: acts.begin, eventEnd: acts.end });
    return () => void players.delete(desk);
  }, [desk, show, acts]);
  useEffect(() => {
    // The next picture is there before it is asked for.
    const next = urls[frame + 1];
    if (next) new Image().src = next;
  }, [urls, frame]);
  const carry = () => desk.store.change((doc) => {
    const shapes = doc.items.filter(isShapeItem);
    const before = Math.max(-1, ...shapes.map((i) => i.frame ?? 0).filter((f) => f < frame));
    const here = new Set(shapes.filter((i) => i.frame === frame).map((i) => i.id));
    const copies = shapes.filter((i) => i.frame === before && !here.has(i.id)).map((i) => ({ ...i, frame, key: keyOf(i.id, frame) }));
    return copies.length === 0 ? doc : { ...doc, items: [...doc.items, ...copies] };
  });
  const position = (className: string) => <input className={className} type="range" min={0} max={last} value={frame} aria-label={t('timeline.position')} aria-valuetext={t('timeline.frame', { frame: frame + 1 })} onChange={(e) => show(Number(e.target.value))} />;
  return (
    <>
      <ImageStage url={urls[frame]} onFlag={onFlag} />
      <div className="timeline" dir="ltr">
        <div className="timeline-controls">
          <IconButton label={t('timeline.frameBack')} isDisabled={frame === 0} onPress={() => players.get(desk)?.frameBack?.()}><Icon name="left" /></IconButton>
          <IconButton label={t('timeline.frameForward')} isDisabled={frame === last} onPress={() => players.get(desk)?.frameForward?.()}><Icon name="right" /></IconButton>
          {!hasEvents && position('grow')}
          <span className="timeline-time">{t('timeline.frame', { frame: frame + 1 })} / {urls.length}</span>
          <EventButtons acts={acts} />
          {desk.editable && <Button size="small" onPress={carry}>{t('timeline.copyFrame')}</Button>}
        </div>
        {hasEvents && (
          <div className="timeline-tracks">
            {position('timeline-head')}
            <EventRows units={pictureUnits} length={Math.max(1, last)} at={frame} show={(at) => String(at + 1)} onSeek={show} />
          </div>
        )}
      </div>
    </>
  );
}
