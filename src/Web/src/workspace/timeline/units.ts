import type { EventSpan } from '../../annotation/document/document';
import { isNumber, type JsonObject } from '../../annotation/json';

/** Frames a second where the task does not say: what cameras usually make. */
const usualRate = 30;

/** How an event's place is counted: frames and seconds in a video, seconds in a recording. */
export interface Units {
  /** Frames a second; null without frames. */
  readonly rate: number | null;
  /** Frames that are pictures have no seconds: an event's place is the number of a picture, from 0. */
  readonly isTimed?: false;
}

export const videoUnits = ({ frame_rate, fps }: JsonObject): Units => ({ rate: [frame_rate, fps].map((r) => (typeof r === 'string' ? Number(r) : r)).find((r): r is number => isNumber(r) && r > 0) ?? usualRate });

export const audioUnits: Units = { rate: null };

export const pictureUnits: Units = { rate: 1, isTimed: false };

const milli = (time: number) => Math.round(time * 1000) / 1000;

export const frameAt = ({ rate }: Units, time: number): number => (rate === null ? 0 : Math.max(0, Math.floor(time * rate + 1e-6)));

/** A little behind the frame's beginning: a seek to the edge may show the one before. */
export const timeOf = ({ rate }: Units, frame: number): number => (rate === null ? frame : (frame + 0.5) / rate);

/** Where an event lies, in seconds. */
export function seconds(units: Units, event: EventSpan): { start: number; end: number } {
  const of = (time: number | undefined, at: number) => (units.isTimed === false ? undefined : time) ?? (units.rate === null ? at : at / units.rate);
  return { start: of(event.startTime, event.start), end: of(event.endTime, event.end) };
}

/** What of an event is held: an end of it, or all of it. */
export type Part = 'start' | 'end' | 'both';

/** Where an event lies after a part of it was dragged by some seconds. All of it keeps its length at the ends of the medium. */
export function draggedBy({ start, end }: { start: number; end: number }, part: Part, by: number, total: number): { start: number; end: number } {
  const within = (time: number) => Math.max(0, Math.min(total, time));
  if (part === 'both') {
    const shift = Math.max(-start, Math.min(total - end, by));
    return { start: start + shift, end: end + shift };
  }
  const [a, b] = part === 'start' ? [within(start + by), end] : [start, within(end + by)];
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

/** An event from one second to another; without the second, a point. */
export function eventOf(units: Units, start: number, end: number | null): EventSpan {
  const [from, to] = [milli(start), milli(end ?? start)];
  const type = end === null ? 'point' : 'range';
  if (units.isTimed === false) return { type, start: Math.round(from), end: Math.round(to) };
  return units.rate === null ? { type, start: from, end: to } : { type, start: frameAt(units, from), end: frameAt(units, to), startTime: from, endTime: to };
}
