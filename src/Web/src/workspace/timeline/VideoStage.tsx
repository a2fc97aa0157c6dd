import { useMemo, useState } from 'react';
import { Canvas } from '../canvas/Canvas';
import { useDesk } from '../model/context';
import { MediaFailed } from '../media/MediaFailed';
import { Timeline } from './Timeline';
import { videoUnits } from './units';
import { usePlayer } from './usePlayer';

/** A video with shapes drawn on its frames and events along it. */
export default function VideoStage({ url, onFlag }: { url: string | undefined; onFlag: (() => void) | undefined }) {
  const desk = useDesk();
  const units = useMemo(() => videoUnits(desk.taxonomy?.params ?? desk.task.params), [desk]);
  const [media, setMedia] = useState<HTMLVideoElement | null>(null);
  const [size, setSize] = useState({ width: 1280, height: 720 });
  const [failed, setFailed] = useState(false);
  const player = usePlayer(media, units);
  if (failed) return <MediaFailed icon="play" onRetry={() => setFailed(false)} onFlag={onFlag} />;
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
