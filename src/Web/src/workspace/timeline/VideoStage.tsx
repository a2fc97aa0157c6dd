import { useMemo, useState } from 'react';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/States';
import { Canvas } from '../canvas/Canvas';
import { useDesk } from '../model/context';
import { useText } from '../../messages/workspace';
import { Timeline } from './Timeline';
import { videoUnits } from './units';
import { usePlayer } from './usePlayer';

/** A video with shapes drawn on its frames and events along it. */
export default function VideoStage({ url, onFlag }: { url: string | undefined; onFlag: (() => void) | undefined }) {
  const t = useText();
  const desk = useDesk();
  const units = useMemo(() => videoUnits(desk.taxonomy?.params ?? desk.task.params), [desk]);
  const [media, setMedia] = useState<HTMLVideoElement | null>(null);
  const [size, setSize] = useState({ width: 1280, height: 720 });
  const [failed, setFailed] = useState(false);
  const player = usePlayer(media, units);
  if (failed) return <div className="media-failed"><EmptyState icon="play" title={t('media.failed')} action={<div className="row"><Button onPress={() => setFailed(false)}>{t('media.retry')}</Button>{onFlag && <Button onPress={onFlag}>{t('media.flag')}</Button>}</div>}><p>{t('media.failed.body')}</p></EmptyState></div>;
  return (
    <>
      <Canvas
        {...size}
        behind={
          <video ref={setMedia} src={url} preload="auto" playsInline width={size.width} height={size.height} onLoadedMetadata={(e) => setSize({ width: e.currentTarget.videoWidth || 1280, height: e.currentTarget.videoHeight || 720 })} onError={() => setFailed(true)}>
            <track kind="captions" />
          </video>
        }
      />
      <Timeline player={player} units={units} />
    </>
  );
}
