import { useEffect, useState } from 'react';
import { HubLink } from '../../api/hub';
import type { Snapshot } from '../../api/metrics';
import { watch } from './watch';

export interface Watched {
  snapshot?: Snapshot;
  /** When it came, by this device's clock; before the first, when it was asked for. */
  receivedAt: number;
  /** The server's word that there is nothing to see. */
  refusal?: string;
}

/** Figures of a scope once a second, for as long as they are wanted; what came last stays while paused or cut off. Who pauses before anything came still gets the first. */
export function useSnapshots(scope: string | null, minutes: number, paused: boolean): Watched {
  const [watched, setWatched] = useState<Watched>({ receivedAt: Date.now() });
  const resting = paused && watched.snapshot !== undefined;
  useEffect(() => {
    if (resting) return;
    let stop = () => {};
    const link = new HubLink('/hubs/managers', {
      onConnected: (connection) => {
        stop();
        stop = watch(connection, scope, minutes, {
          onNext: (snapshot) => setWatched({ snapshot, receivedAt: Date.now() }),
          onRefused: (refusal) => setWatched((last) => ({ ...last, refusal })),
        });
      },
    });
    link.start();
    return () => {
      stop();
      void link.stop();
    };
  }, [scope, minutes, resting]);
  return watched;
}
