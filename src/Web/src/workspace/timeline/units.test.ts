import { describe, expect, it } from 'vitest';
import { check, readTaxonomy } from '../../annotation/taxonomy';
import { clock } from './clock';
import { audioUnits, draggedBy, eventOf, frameAt, pictureUnits, seconds, timeOf, videoUnits } from './units';

describe('the place of an event', () => {
  const video = videoUnits({ frame_rate: '25' });

  it('in a video is a frame and its time, in a recording seconds', () => {
    expect(eventOf(video, 1, 2.5)).toEqual({ type: 'range', start: 25, end: 62, startTime: 1, endTime: 2.5 });
    expect(eventOf(audioUnits, 1.23456, null)).toEqual({ type: 'point', start: 1.235, end: 1.235 });
  });

  it('among pictures is their number, with no seconds', () => {
    expect(eventOf(pictureUnits, 1, 2.4)).toEqual({ type: 'range', start: 1, end: 2 });
    expect(seconds(pictureUnits, { type: 'range', start: 1, end: 2, startTime: 0.04, endTime: 0.08 })).toEqual({ start: 1, end: 2 });
  });

  it('comes back from frames alone', () => expect(seconds(video, { type: 'range', start: 25, end: 50 })).toEqual({ start: 1, end: 2 }));

  it('is the same frame after it was sought', () => {
    for (const rate of [23.976, 25, 29.97, 60]) for (let frame = 0; frame < 3_000; frame += 7) expect(frameAt({ rate }, timeOf({ rate }, frame))).toBe(frame);
  });

  it('is what the server takes', () => {
    const taxonomy = readTaxonomy('audiotranscription', { events_to_annotate: ['bark'] })!;
    for (const event of [eventOf(audioUnits, 3, 9), eventOf(audioUnits, 3, null), eventOf(video, 0, 0)])
      expect(check(taxonomy, { transcript: '', events: [{ label: 'bark', attributes: {}, ...event }] })).toEqual([]);
    const pictures = readTaxonomy('videoannotation', { events_to_annotate: ['jump'], geometries: { box: { objects_to_annotate: ['cat'] } } })!;
    expect(check(pictures, { annotations: [], events: [{ label: 'jump', attributes: {}, ...eventOf(pictureUnits, 0, 2) }] })).toEqual([]);
  });
});

describe('an event that is dragged', () => {
  const event = { start: 2, end: 5 };

  it('keeps its length against either edge', () => {
    expect([-10, -1, 3, 20].map((by) => draggedBy(event, 'both', by, 10))).toEqual([{ start: 0, end: 3 }, { start: 1, end: 4 }, { start: 5, end: 8 }, { start: 7, end: 10 }]);
  });

  it('by one end keeps the other, and turns round where they cross', () => {
    expect([draggedBy(event, 'start', -9, 10), draggedBy(event, 'end', 9, 10), draggedBy(event, 'start', 4, 10)]).toEqual([{ start: 0, end: 5 }, { start: 2, end: 10 }, { start: 5, end: 6 }]);
  });
});

describe('a clock', () => {
  it('reads as people read it', () => expect([clock(7.34), clock(59.96), clock(724), clock(3_729.5), clock(65, 0)]).toEqual(['0:07.3', '0:59.9', '12:04.0', '1:02:09.5', '1:05']));
});
