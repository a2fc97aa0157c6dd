import { useEffect, useRef, useState } from 'react';
import { onTheme } from '../../components/theme';
import { MediaFailed } from '../media/MediaFailed';
import { GlobalForm } from '../panel/GlobalForm';
import { Timeline } from './Timeline';
import { audioUnits } from './units';
import { usePlayer } from './usePlayer';

/** A recording: its wave, events along it, and the transcript beside it. */
export default function AudioStage({ url, onFlag, strict }: { url: string | undefined; onFlag: (() => void) | undefined; strict: boolean }) {
  const [media, setMedia] = useState<HTMLAudioElement | null>(null);
  const [failed, setFailed] = useState(false);
  const player = usePlayer(media, audioUnits);
  if (failed) return <MediaFailed icon="audio" onRetry={() => setFailed(false)} onFlag={onFlag} />;
  return (
    <div className="audio-stage">
      <audio ref={setMedia} src={url} preload="auto" onError={() => setFailed(true)}><track kind="captions" /></audio>
      <Timeline player={player} units={audioUnits} wave={media && <Wave media={media} />} />
      <div className="audio-words"><GlobalForm strict={strict} /></div>
    </div>
  );
}

/** The wave alone comes from a library; events are ours. Without it the timeline works all the same. */
export function Wave({ media }: { media: HTMLMediaElement }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let wave: { destroy: () => void } | undefined;
    let forget = () => {};
    void import('wavesurfer.js').then(({ default: WaveSurfer }) => {
      if (gone || !host.current) return;
      const container = host.current;
      const colours = () => {
        const { color, caretColor } = getComputedStyle(container);
        return { waveColor: color, progressColor: caretColor };
      };
      const made = WaveSurfer.create({ container, media, height: 96, ...colours(), cursorColor: 'transparent', barWidth: 2, barGap: 1, barRadius: 1 });
      wave = made;
      forget = onTheme(() => made.setOptions(colours()));
    });
    return () => {
      gone = true;
      forget();
      wave?.destroy();
    };
  }, [media]);
  return <div ref={host} className="wave" aria-hidden />;
}
