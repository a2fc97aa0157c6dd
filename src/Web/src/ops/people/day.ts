import type { PersonTimeline } from '../../api/metrics';
import { HOUR } from '../../spans';

/** A piece of a lane of the day; start and share 0..1 of it. */
export interface Piece {
  kind: string;
  start: number;
  share: number;
  from: number;
  to: number;
}

/** Midnight of the viewer's own day that holds a moment, or of one so many days beside it: days of 23 and 25 hours among them. */
function midnight(at: number, days = 0): Date {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}

const nameOf = (day: Date): string => `${day.getFullYear()}-${`${day.getMonth() + 1}`.padStart(2, '0')}-${`${day.getDate()}`.padStart(2, '0')}`;

/** A day of the viewer's time zone by its name (2026-01-31); what is no day, or has not come, is today. */
export function dayOf(name: string | null, now: number): { name: string; from: number; to: number } {
  const parts = name && /^\d{4}-\d\d-\d\d$/.test(name) ? name.split('-').map(Number) : null;
  const today = midnight(now);
  const asked = parts ? new Date(parts[0]!, parts[1]! - 1, parts[2]) : today;
  const day = asked < today ? asked : today;
  return { name: nameOf(day), from: day.getTime(), to: midnight(day.getTime(), 1).getTime() };
}

export const dayBeside = (from: number, days: number): string => nameOf(midnight(from, days));

/** The time zone in which the viewer's days begin, as people write it. */
export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');

function piece(kind: string, began: string, ended: string | null | undefined, day: { from: number; to: number }, now: number): Piece[] {
  const from = Math.max(Date.parse(began), day.from);
  const to = Math.min(ended ? Date.parse(ended) : now, day.to);
  return to > from ? [{ kind, from, to, start: (from - day.from) / (day.to - day.from), share: (to - from) / (day.to - day.from) }] : [];
}

/** Hours that may be drawn: six marks divide each. */
const DRAWN = [1, 3, 6, 12, 24];

/** The part of a day that is drawn: as few hours as hold all that happened, so that a short shift can be read. */
export function drawnOf(timeline: PersonTimeline, day: { from: number; to: number }, now: number): { from: number; to: number } {
  const pieces = [...presenceOf(timeline, day, now), ...workOf(timeline, day, now)];
  // Nothing to draw yet, for work that has just begun: then the hours around now.
  const first = Math.floor(Math.min(day.to, ...(pieces.length ? pieces.map((p) => p.from) : [now])) / HOUR) * HOUR;
  const last = Math.max(first, ...pieces.map((p) => p.to));
  const hours = (DRAWN.find((h) => first + h * HOUR >= last) ?? 24) * HOUR;
  const from = Math.max(day.from, Math.min(first, day.to - hours));
  return { from, to: from + hours };
}

/** When the person was there; offline is a gap. */
export const presenceOf = ({ presence }: PersonTimeline, day: { from: number; to: number }, now: number): Piece[] =>
  presence.filter((p) => p.activity !== 'offline').flatMap((p) => piece(p.activity, p.from, p.to, day, now));

/** What was before the person: offers, then work. Leased ahead and not shown is nothing of theirs. */
export const workOf = ({ attempts }: PersonTimeline, day: { from: number; to: number }, now: number): Piece[] =>
  attempts.flatMap((a) => [
    ...(a.offeredAt ? piece('offer', a.offeredAt, a.acceptedAt ?? a.endedAt, day, now) : []),
    ...(a.acceptedAt ? piece(a.stage === 'label' ? 'label' : 'review', a.acceptedAt, a.endedAt, day, now) : []),
  ]);

/** What a line of the table says came of an attempt: one that was only leased ahead is neither begun nor in hand. */
export function outcomeOf({ state, offeredAt, acceptedAt }: PersonTimeline['attempts'][number]): string {
  if (offeredAt || acceptedAt) return state;
  return state === 'live' ? 'ahead' : state === 'revoked' ? 'unseen' : state;
}
