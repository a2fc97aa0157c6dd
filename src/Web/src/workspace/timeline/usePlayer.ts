import { useEffect, useMemo, useState } from 'react';
import { useDesk } from '../model/context';
import { players } from '../keys/doing';
import { eventActs, type EventActs } from './eventActs';
import { frameAt, timeOf, type Units } from './units';

export interface Player extends EventActs {
  readonly playing: boolean;
  readonly duration: number;
  readonly rate: number;
  toggle: () => void;
  seek: (time: number) => void;
  step: (frames: number) => void;
  setRate: (rate: number) => void;
}

/** Drives one media element; its place is kept in the desk, where everything else reads it. */
export function usePlayer(media: HTMLMediaElement | null, units: Units): Player {
  const desk = useDesk();
  const [state, setState] = useState({ playing: false, duration: 0, rate: 1 });

  useEffect(() => {
    if (!media) return;
    let raf = 0;
    const place = () => desk.ui.setState({ time: media.currentTime, frame: frameAt(units, media.currentTime) });
    const follow = () => {
      place();
      if (!media.paused) raf = requestAnimationFrame(follow);
    };
    const read = () => setState({ playing: !media.paused, duration: Number.isFinite(media.duration) ? media.duration : 0, rate: media.playbackRate });
    const started = () => (read(), follow());
    const events: [string, () => void][] = [['play', started], ['pause', () => (read(), place())], ['loadedmetadata', read], ['durationchange', read], ['ratechange', read], ['seeked', place]];
    for (const [name, listener] of events) media.addEventListener(name, listener);
    read();
    return () => {
      cancelAnimationFrame(raf);
      for (const [name, listener] of events) media.removeEventListener(name, listener);
    };
  }, [desk, media, units]);

  const player = useMemo(() => {
    const seek = (time: number) => {
      if (!media) return;
      media.currentTime = Math.max(0, Math.min(time, media.duration || time));
      desk.ui.setState({ time: media.currentTime, frame: frameAt(units, media.currentTime) });
    };
    const now = () => media?.currentTime ?? 0;
    return {
      toggle: () => void (media?.paused ? media.play() : media?.pause()),
      seek,
      step: (frames: number) => {
        media?.pause();
        seek(units.rate === null ? now() + frames * 0.1 : timeOf(units, frameAt(units, now()) + frames));
      },
      setRate: (rate: number) => media && (media.playbackRate = rate),
      ...eventActs(desk, units, now),
    };
  }, [desk, media, units]);

  useEffect(() => {
    players.set(desk, {
      play: player.toggle,
      back: () => player.seek(desk.ui.getState().time - 1),
      forward: () => player.seek(desk.ui.getState().time + 1),
      frameBack: () => player.step(-1),
      frameForward: () => player.step(1),
      eventStart: player.begin,
      eventEnd: player.end,
    });
    return () => void players.delete(desk);
  }, [desk, player]);

  return { ...player, ...state };
}
