import type { JsonObject } from '../json';
import type { Shape, ShapeKind } from '../shapes/registry';

/** A stretch of a video, a recording (seconds, `frame` of it where there are frames) or a text. */
export interface EventSpan {
  readonly type: 'point' | 'range';
  readonly start: number;
  readonly end: number;
  readonly startTime?: number;
  readonly endTime?: number;
}

/** A piece of text, in UTF-16 units from `start` up to, not including, `end`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
}

/** A place on a page of a document, with the text that stands there. */
export interface Region {
  readonly page: number;
  readonly location: JsonObject;
  readonly text?: string;
}

interface Common {
  /** Unique in the document. In a video the object's uuid and its frame. */
  readonly key: string;
  /** The object's uuid on the wire. */
  readonly id: string;
  readonly label: string;
  readonly attributes: JsonObject;
  /** Number of the frame, in videos. */
  readonly frame?: number;
  /** Time of that frame in seconds, where it was known. */
  readonly timestamp?: number;
}

export type ShapeItem = Common & { readonly kind: ShapeKind; readonly shape: Shape };
export type EventItem = Common & { readonly kind: 'event'; readonly shape: EventSpan };
export type SpanItem = Common & { readonly kind: 'span'; readonly shape: TextSpan };
export type RegionItem = Common & { readonly kind: 'region'; readonly shape: Region };

export type Item = ShapeItem | EventItem | SpanItem | RegionItem;
export type ItemKind = Item['kind'];

export interface Link {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What an annotator makes of one task. Immutable: a change is another document that shares what stayed. */
export interface Doc {
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  /** Every section of the response that is no list of annotations, as it goes over the wire. */
  readonly values: JsonObject;
}

export const emptyDoc: Doc = { items: [], links: [], values: {} };

export const isShapeItem = (item: Item): item is ShapeItem => item.kind !== 'event' && item.kind !== 'span' && item.kind !== 'region';

export const keyOf = (id: string, frame?: number): string => (frame === undefined ? id : `${id}@${frame}`);
