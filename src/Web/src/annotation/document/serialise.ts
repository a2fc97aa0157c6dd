import type { Json, JsonObject } from '../json';
import type { AnnotationForm } from '../rules/annotations';
import { opsOf, wireType } from '../shapes/registry';
import type { Taxonomy } from '../taxonomy';
import { isShapeItem, type Doc, type Item, type Link } from './document';
import { sectionsOf, type Sections } from './sections';

/** Where in the response an item stands, so that a problem's path leads back to it. */
export type Places = ReadonlyMap<string, string>;

export interface Serialised {
  readonly response: JsonObject;
  /** Keys of items by the beginning of their paths, such as `annotations[3]`. */
  readonly places: Places;
}

/** The response in the shape that the server accepts. */
export function serialise(taxonomy: Taxonomy, doc: Doc): Serialised {
  const sections = sectionsOf(taxonomy);
  const places = new Map<string, string>();
  const response: Record<string, Json | undefined> = { ...blankSections(taxonomy), ...doc.values };
  const annotations = doc.items.filter((i) => i.kind !== 'event');
  switch (sections.annotations?.kind) {
    case 'list':
      response.annotations = writeList(annotations, sections.annotations.form, 'annotations', places);
      break;
    case 'frames':
      response.annotations = writeFrames(annotations, sections.annotations.form, places);
      break;
    case 'tracks':
      response.annotations = writeTracks(annotations, places);
      break;
  }
  const events = doc.items.filter((i) => i.kind === 'event');
  if (sections.events && events.length > 0) response.events = writeList(events, sections.events, 'events', places);
  if (sections.links && doc.links.length > 0) {
    doc.links.forEach((link, i) => places.set(`${sections.links!.key}[${i}]`, link.id));
    response[sections.links.key] = doc.links.map((l) => writeLink(l, sections.links!));
  }
  return { response, places };
}

/** Objects that must be there, if only empty: global attributes, the fields of a form. */
function blankSections({ response }: Taxonomy): JsonObject {
  return Object.fromEntries(response.members.filter((m) => m.required && m.rule.kind === 'object').map((m) => [m.key, {}]));
}

function writeItem(item: Item, form: AnnotationForm): JsonObject {
  const wire: Record<string, Json> = {};
  if (form.idKey) wire[form.idKey] = item.id;
  if (form.namesType && isShapeItem(item)) wire.type = wireType(item.kind);
  if (form.labelKey) wire[form.labelKey] = item.label;
  return { ...wire, ...writeShape(item), attributes: item.attributes };
}

const writeShape = (item: Item): JsonObject => (isShapeItem(item) ? opsOf(item.kind).toWire(item.shape) : (({ ...item.shape }) as JsonObject));

function writeList(items: readonly Item[], form: AnnotationForm, at: string, places: Map<string, string>): readonly JsonObject[] {
  return items.map((item, i) => {
    places.set(`${at}[${i}]`, item.key);
    return writeItem(item, form);
  });
}

function writeFrames(items: readonly Item[], form: AnnotationForm, places: Map<string, string>): readonly JsonObject[] {
  const count = items.reduce((most, item) => Math.max(most, (item.frame ?? 0) + 1), 0);
  const byFrame = Array.from({ length: count }, (): Item[] => []);
  for (const item of items) byFrame[item.frame ?? 0]!.push(item);
  return byFrame.map((frame, i) => ({ annotations: writeList(frame, form, `annotations[${i}].annotations`, places) }));
}

function writeTracks(items: readonly Item[], places: Map<string, string>): JsonObject {
  const tracks = new Map<string, Item[]>();
  for (const item of items) tracks.set(item.id, [...(tracks.get(item.id) ?? []), item]);
  return Object.fromEntries(
    [...tracks].map(([id, frames]) => {
      const ordered = [...frames].sort((a, b) => (a.frame ?? 0) - (b.frame ?? 0));
      places.set(`annotations.${id}`, ordered[0]!.key);
      const { kind, label } = ordered[0]!;
      return [
        id,
        {
          label,
          geometry: kind === 'rotatedBox' ? 'box' : kind,
          frames: ordered.map((item, i) => {
            places.set(`annotations.${id}.frames[${i}]`, item.key);
            return { key: item.frame ?? 0, ...(item.timestamp !== undefined && { timestamp: item.timestamp }), ...writeShape(item), attributes: item.attributes };
          }),
        },
      ];
    }),
  );
}

const writeLink = (link: Link, { keys }: NonNullable<Sections['links']>): JsonObject => ({ [keys.id]: link.id, [keys.name]: link.name, [keys.from]: link.from, [keys.to]: link.to });
