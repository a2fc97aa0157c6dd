import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PersonTimeline } from '../../api/metrics';
import { dayBeside, dayOf, drawnOf, outcomeOf, presenceOf, timeZone, workOf } from './day';
import { isLike } from './search';

// The days of these tests are those of Greenwich, wherever they run.
vi.stubEnv('TZ', 'UTC');
beforeEach(() => void vi.stubEnv('TZ', 'UTC'));

const now = Date.parse('2026-01-02T12:00:00Z');
const today = dayOf(null, now);

test('a day that is none, or has not come, is today', () => {
  expect(dayOf('2026-01-01', now).name).toBe('2026-01-01');
  for (const name of ['2026-02-31x', '2099-01-01', 'yesterday', '2026-13-01']) expect(dayOf(name, now).name).toBe('2026-01-02');
});

test('presence is cut at the ends of the day, and offline is a gap', () => {
  const presence = [{ activity: 'available', from: '2026-01-01T18:00:00Z', to: '2026-01-02T06:00:00Z' }, { activity: 'offline', from: '2026-01-02T06:00:00Z', to: '2026-01-02T12:00:00Z' }];
  expect(presenceOf({ presence, attempts: [] }, today, now)).toMatchObject([{ kind: 'available', start: 0, share: 0.25 }]);
});

test('an offer becomes work when it is taken; what is in hand lasts until now; what was never shown is not there', () => {
  const attempts = [
    { stage: 'label', grantedAt: '2026-01-02T00:00:00Z', offeredAt: '2026-01-02T06:00:00Z', acceptedAt: '2026-01-02T09:00:00Z' },
    { stage: 'review', grantedAt: '2026-01-02T00:00:00Z', endedAt: '2026-01-02T01:00:00Z' },
  ] as unknown as PersonTimeline['attempts'];
  expect(workOf({ presence: [], attempts }, today, now)).toMatchObject([{ kind: 'offer', start: 0.25, share: 0.125 }, { kind: 'label', start: 0.375, share: 0.125 }]);
});

test('people are found by any words of their name, address or skills', () => {
  const person = { name: 'Ada Lovelace', email: 'ada@example.org', skills: [{ name: 'Boxes', level: 3 }] };
  for (const search of ['', 'ada', 'LOVE boxes', 'example']) expect(isLike(person, search)).toBe(true);
  for (const search of ['grace', 'ada text']) expect(isLike(person, search)).toBe(false);
});

test('as few hours are drawn as hold all that happened, and never beyond the day', () => {
  const day = dayOf('2026-01-31', Date.parse('2026-02-01T12:00:00Z'));
  const drawn = (from: string, to: string) => {
    const timeline = { presence: [{ activity: 'available', from: `2026-01-31T${from}:00Z`, to: `2026-01-31T${to}:00Z` }], attempts: [] } as unknown as PersonTimeline;
    const { from: start, to: end } = drawnOf(timeline, day, day.to);
    return [(start - day.from) / 3_600_000, (end - day.from) / 3_600_000];
  };
  expect(drawn('08:31', '08:40')).toEqual([8, 9]);
  expect(drawn('08:31', '10:40')).toEqual([8, 11]);
  expect(drawn('08:31', '12:40')).toEqual([8, 14]);
  expect(drawn('08:31', '15:00')).toEqual([8, 20]);
  expect(drawn('22:10', '23:50')).toEqual([21, 24]);
  expect(drawn('01:00', '23:00')).toEqual([0, 24]);
});

test('before anything can be drawn the hours around now are, not those at the end of the day', () => {
  const at = Date.parse('2026-01-02T12:17:00Z');
  const { from, to } = drawnOf({ presence: [], attempts: [] }, dayOf(null, at), at);
  expect([from, to].map((ms) => new Date(ms).toISOString().slice(11, 16))).toEqual(['12:00', '13:00']);
});

test('what is only leased ahead comes next; what was taken back before it was seen was never shown', () => {
  const attempt = (state: string, shown?: string) => outcomeOf({ state, offeredAt: shown } as PersonTimeline['attempts'][number]);
  expect([attempt('live'), attempt('live', '2026-01-02T06:00:00Z'), attempt('revoked'), attempt('revoked', '2026-01-02T06:00:00Z'), attempt('expired')]).toEqual(['ahead', 'live', 'unseen', 'revoked', 'expired']);
});

describe('days of the viewer', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('begin at their own midnight, and are as long as the clock makes them', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const late = dayOf(null, Date.parse('2026-01-02T23:30:00Z'));
    expect([late.name, new Date(late.from).toISOString()]).toEqual(['2026-01-03', '2026-01-02T23:00:00.000Z']);
    const spring = dayOf('2026-03-29', now + 200 * 86_400_000);
    expect(spring.to - spring.from).toBe(23 * 3_600_000);
    const autumn = dayOf('2026-10-25', now + 400 * 86_400_000);
    expect(autumn.to - autumn.from).toBe(25 * 3_600_000);
    expect([dayBeside(autumn.from, 1), dayBeside(autumn.from, -1), dayBeside(spring.from, 1)]).toEqual(['2026-10-26', '2026-10-24', '2026-03-30']);
    expect(timeZone()).toBe('Europe/Berlin');
  });

  test('are not those of Greenwich across the ocean', () => {
    vi.stubEnv('TZ', 'America/New_York');
    expect(dayOf(null, Date.parse('2026-01-02T03:00:00Z')).name).toBe('2026-01-01');
    expect(timeZone()).toBe('America/New York');
  });
});
