import { HubConnectionState, type HubConnection } from '@microsoft/signalr';
import { retryDelay } from '../../api/hub';
import type { Snapshot } from '../../api/metrics';

const REFUSED = /(forbidden|bad_request): ?(.*)/s;

export interface Watcher {
  onNext: (snapshot: Snapshot) => void;
  /** The server's word that there is nothing to see; it is not asked again. */
  onRefused: (words: string) => void;
}

/** Figures of a scope once a second from a connection that stands. A stream that ends while it stands is asked for again: who made the connection asks when it was lost. Returns what stops that. */
export function watch(connection: Pick<HubConnection, 'stream' | 'state'>, scope: string | null, minutes: number, { onNext, onRefused }: Watcher): () => void {
  let failures = 0;
  let stopped = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const ended = () => {
    if (!stopped && connection.state === HubConnectionState.Connected) again = setTimeout(ask, retryDelay(failures++));
  };
  const ask = () =>
    connection.stream<Snapshot>('Watch', scope, minutes).subscribe({
      next: (snapshot) => {
        failures = 0;
        onNext(snapshot);
      },
      error: (error: Error) => {
        const refused = REFUSED.exec(error.message);
        if (refused) onRefused(refused[2]!);
        else ended();
      },
      complete: ended,
    });
  ask();
  return () => {
    stopped = true;
    clearTimeout(again);
  };
}
