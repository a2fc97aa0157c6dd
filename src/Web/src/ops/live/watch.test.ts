import { HubConnectionState, type HubConnection, type IStreamSubscriber } from '@microsoft/signalr';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Snapshot } from '../../api/metrics';
import { watch } from './watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Milliseconds after which an ended stream is asked for again, the longest chance. */
const LONG = 60_000;

function connected() {
  const streams: IStreamSubscriber<Snapshot>[] = [];
  const connection = { state: HubConnectionState.Connected, stream: () => ({ subscribe: (subscriber: IStreamSubscriber<Snapshot>) => streams.push(subscriber) }) };
  return { connection: connection as unknown as Pick<HubConnection, 'stream' | 'state'> & { state: HubConnectionState }, streams };
}

test('a stream that fails or ends while the connection stands is asked for again, until it is not wanted', () => {
  const { connection, streams } = connected();
  const seen: Snapshot[] = [];
  const stop = watch(connection, null, 60, { onNext: (snapshot) => seen.push(snapshot), onRefused: () => expect.fail() });
  streams[0]!.error(new Error('An unexpected error occurred invoking "Watch" on the server.'));
  vi.advanceTimersByTime(LONG);
  expect(streams).toHaveLength(2);
  streams[1]!.next({ asOf: '1' } as Snapshot);
  streams[1]!.complete();
  vi.advanceTimersByTime(LONG);
  expect(streams).toHaveLength(3);
  expect(seen).toHaveLength(1);
  stop();
  streams[2]!.complete();
  vi.advanceTimersByTime(LONG);
  expect(streams).toHaveLength(3);
});

test('what the server refuses is told and not asked again; of a lost connection the link takes care', () => {
  const { connection, streams } = connected();
  const refused: string[] = [];
  watch(connection, 'batch:1', 60, { onNext: () => expect.fail(), onRefused: (words) => refused.push(words) });
  streams[0]!.error(new Error('HubException: forbidden: there is no such scope here'));
  watch(connection, 'batch:1', 60, { onNext: () => expect.fail(), onRefused: () => expect.fail() });
  connection.state = HubConnectionState.Reconnecting;
  streams[1]!.error(new Error('Invocation canceled due to the underlying connection being closed.'));
  vi.advanceTimersByTime(LONG);
  expect(refused).toEqual(['there is no such scope here']);
  expect(streams).toHaveLength(2);
});
