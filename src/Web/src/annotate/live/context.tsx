import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { DraftDatabase } from '../../drafts/database';
import type { Outbox, Outgoing } from '../../drafts/outbox';
import type { Live, LiveSession } from './live';
import type { SubmitResult } from './messages';

/** What became of an answer, for the screen on which it was made. */
export interface Settled {
  readonly task: string;
  readonly token: number;
  readonly outcome: string;
  readonly problems: SubmitResult['problems'];
}

export interface Station {
  readonly person: string;
  readonly live: LiveSession;
  readonly db: DraftDatabase;
  readonly outbox: Outbox<SubmitResult>;
  /** Milliseconds by which the server's clock is ahead of this device's. */
  readonly offset: () => number;
  onSettled: (listener: (settled: Settled) => void) => () => void;
}

export const StationContext = createContext<Station | null>(null);

export function useStation(): Station {
  const station = useContext(StationContext);
  if (!station) throw new Error('There is no station around this.');
  return station;
}

export function useLive<T>(select: (live: Live) => T): T {
  return useStore(useStation().live.state, select);
}

export function useOutbox(): readonly Outgoing[] {
  const { outbox } = useStation();
  return useSyncExternalStore(outbox.subscribe, () => outbox.waiting);
}
