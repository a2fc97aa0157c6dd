import { useEffect } from 'react';
import { isShapeItem } from '../../annotation/document/document';
import { keyOf } from '../../annotation/document/document';
import { Button, IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { ImageStage } from '../canvas/ImageStage';
import { players } from '../keys/doing';
import { useDesk, useUi } from '../model/context';
import { useText } from '../../messages/workspace';
import './timeline.css';

/** A video as a row of pictures: shapes on each; the same object keeps its uuid from frame to frame. */
export default function FramesStage({ urls, onFlag }: { urls: readonly string[]; onFlag: (() => void) | undefined }) {
  const t = useText();
  const desk = useDesk();
  const frame = useUi((s) => s.frame);
  useEffect(() => {
    const go = (by: number) => desk.ui.setState((s) => ({ frame: Math.max(0, Math.min(urls.length - 1, s.frame + by)), selected: [] }));
    players.set(desk, { frameBack: () => go(-1), frameForward: () => go(1), back: () => go(-10), forward: () => go(10) });
    // The next picture is there before it is asked for.
    const next = urls[frame + 1];
    if (next) new Image().src = next;
    return () => void players.delete(desk);
  }, [desk, urls, frame]);
  const carry = () => desk.store.change((doc) => {
    const shapes = doc.items.filter(isShapeItem);
    const before = Math.max(-1, ...shapes.map((i) => i.frame ?? 0).filter((f) => f < frame));
    const here = new Set(shapes.filter((i) => i.frame === frame).map((i) => i.id));
    const copies = shapes.filter((i) => i.frame === before && !here.has(i.id)).map((i) => ({ ...i, frame, key: keyOf(i.id, frame) }));
    return copies.length === 0 ? doc : { ...doc, items: [...doc.items, ...copies] };
  });
  return (
    <>
      <ImageStage url={urls[frame]} onFlag={onFlag} />
      <div className="timeline" dir="ltr">
        <div className="timeline-controls">
          <IconButton label={t('timeline.frameBack')} isDisabled={frame === 0} onPress={() => players.get(desk)?.frameBack?.()}><Icon name="left" /></IconButton>
          <IconButton label={t('timeline.frameForward')} isDisabled={frame === urls.length - 1} onPress={() => players.get(desk)?.frameForward?.()}><Icon name="right" /></IconButton>
          <input className="grow" type="range" min={0} max={urls.length - 1} value={frame} aria-label={t('timeline.position')} onChange={(e) => desk.ui.setState({ frame: Number(e.target.value), selected: [] })} />
          <span className="timeline-time">{t('timeline.frame', { frame })} / {urls.length}</span>
          {desk.editable && <Button size="small" onPress={carry}>{t('timeline.copyFrame')}</Button>}
        </div>
      </div>
    </>
  );
}
