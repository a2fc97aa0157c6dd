import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { useSession } from '../../api/session';
import type { Session } from '../../api/wire';
import { visitStation } from './keeper';
import type { Assignment } from './messages';

const opened = vi.hoisted(() => ({ stations: [] as { state: { setState: (next: { assignments: readonly unknown[] }) => void }; isClosed: boolean }[] }));
vi.mock('../../drafts/back', () => ({ broughtBack: () => Promise.resolve() }));
vi.mock('./open', () => ({
  openStation: (person: string) => {
    const station = { state: createStore(() => ({ assignments: [] as readonly unknown[] })), isClosed: false };
    opened.stations.push(station);
    return Promise.resolve({ person, live: { state: station.state }, close: () => Promise.resolve((station.isClosed = true)) });
  },
}));

const signedIn = (id: string) => useSession.getState().began({ person: { id } } as Session);
const inHand = (task: string, token = 1) => ({ task, token, standing: 'active' }) as Assignment;
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  opened.stations.length = 0;
  signedIn('ann');
});
afterEach(() => useSession.getState().ended());

test('the station closes with the last page of somebody who has nothing in hand', async () => {
  const visit = visitStation('ann');
  await visit.station;
  visit.leave();
  await settle();
  expect(opened.stations.map((s) => s.isClosed)).toEqual([true]);
});

test('with a task in hand it stays open in other areas, is the same on the way back, and closes when the task is gone', async () => {
  const first = visitStation('ann');
  await first.station;
  const [station] = opened.stations;
  station!.state.setState({ assignments: [inHand('a')] });
  first.leave();
  await settle();
  expect(station!.isClosed).toBe(false);

  const second = visitStation('ann');
  expect(await second.station).toBe(await first.station);
  station!.state.setState({ assignments: [] });
  expect(station!.isClosed).toBe(false);
  station!.state.setState({ assignments: [inHand('b')] });
  second.leave();
  await settle();
  station!.state.setState({ assignments: [inHand('b'), inHand('c')] });
  expect(station!.isClosed).toBe(false);
  // Another lease of the same task is none that the person began.
  station!.state.setState({ assignments: [inHand('b', 2), inHand('c')] });
  await settle();
  expect(station!.isClosed).toBe(true);
});

test('it closes when the session ends, and another person never gets it', async () => {
  const visit = visitStation('ann');
  await visit.station;
  opened.stations[0]!.state.setState({ assignments: [inHand('a')] });
  visit.leave();
  await settle();
  signedIn('bob');
  await settle();
  expect(opened.stations[0]!.isClosed).toBe(true);
  expect((await visitStation('bob').station).person).toBe('bob');
});
