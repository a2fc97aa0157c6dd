import { useEffect, useState } from 'react';
import { HubLink } from '../../api/hub';
import type { Snapshot } from '../../api/metrics';

export interface Watched {
  snapshot?: Snapshot;
  /** When it came, by this device's clock. */
  receivedAt: number;
  /** The server's word that there is nothing to see. */
  refusal?: string;
}

const REFUSED = /(forbidden|bad_request): ?(.*)/s;

/** Figures of a scope once a second, for as long as they are wanted; what came last stays while paused or cut off. */
export function useSnapshots(scope: string | null, minutes: number, paused: boolean): Watched {
  const [watched, setWatched] = useState<Watched>({ receivedAt: Date.now() });
  useEffect(() => {
    if (paused) return;
    const link = new HubLink('/hubs/managers', {
      onConnected: (connection) => {
        connection.stream<Snapshot>('Watch', scope, minutes).subscribe({
          next: (snapshot) => setWatched({ snapshot, receivedAt: Date.now() }),
          // A lost connection ends the stream as well; the link makes a new one and asks again.
          error: (error: Error) => {
            const refused = REFUSED.exec(error.message);
            if (refused) setWatched((last) => ({ ...last, refusal: refused[2]! }));
          },
          complete: () => undefined,
        });
      },
    });
    link.start();
    return () => void link.stop();
  }, [scope, minutes, paused]);
  return watched;
}
