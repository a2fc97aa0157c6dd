import { isList, isNumber, isObject, isText, type Json, type JsonObject } from '../json';
import type { AnnotationForm, AnnotationRule } from '../rules/annotations';
import { Report } from '../rules/report';
import { noLabel } from '../rules/rule';
import { opsOf, isShapeKind } from '../shapes/registry';
import type { Taxonomy } from '../taxonomy';
import { keyOf, type Doc, type EventSpan, type Item, type Link, type Region, type TextSpan } from './document';
import { itemKindOf, sectionsOf } from './sections';

/**
 * A response, or a draft of one, as a document. What is no annotation of this taxonomy is left out: a draft under an older version of
 * it must open all the same.
 */
export function deserialise(taxonomy: Taxonomy, response: JsonObject, newId: () => string): Doc {
  const sections = sectionsOf(taxonomy);
  const { annotations, events, links, relationships, ...others } = response;
  const items: Item[] = [];
  const given = sections.annotations;
  if (given?.kind === 'list') items.push(...readList(annotations, given.kinds, given.form, newId));
  else if (given?.kind === 'frames')
    (isList(annotations) ? annotations : []).forEach((frame, i) => items.push(...readList(isObject(frame) ? frame.annotations : [], given.kinds, given.form, newId, i)));
  else if (given?.kind === 'tracks') items.push(...readTracks(annotations, given.kinds));
  if (sections.events && sections.eventRule) items.push(...readList(events, [sections.eventRule], sections.events, newId));

  const keep: Record<string, Json | undefined> = { ...others };
  if (!given && annotations !== undefined) keep.annotations = annotations;
  const ids = new Set(items.map((i) => i.id));
  return { items, links: readLinks(links ?? relationships, sections.links?.keys, ids, newId), values: keep };
}

function readList(list: Json | undefined, kinds: readonly AnnotationRule[], form: AnnotationForm, newId: () => string, frame?: number): Item[] {
  return (isList(list) ? list : []).flatMap((wire) => {
    if (!isObject(wire)) return [];
    const rule = kinds.length === 1 ? kinds[0]! : kinds.find((k) => k.shape.type === wire.type);
    const id = form.idKey && isText(wire[form.idKey]) ? (wire[form.idKey] as string) : newId();
    return rule ? readItem(wire, rule, id, wire.label, frame) : [];
  });
}

function readTracks(tracks: Json | undefined, kinds: readonly AnnotationRule[]): Item[] {
  return (isObject(tracks) ? Object.entries(tracks) : []).flatMap(([id, track]) => {
    const rule = isObject(track) ? kinds.find((k) => k.shape.type === track.geometry) : undefined;
    if (!isObject(track) || !rule || !isList(track.frames)) return [];
    return track.frames.filter(isObject).flatMap((wire) => (isNumber(wire.key) ? readItem(wire, rule, id, track.label, wire.key) : []));
  });
}

function readItem(wire: JsonObject, rule: AnnotationRule, id: string, label: Json | undefined, frame?: number): Item[] {
  if (!isText(label) || rule.labels.find(label) < 0 || !hasShape(rule, wire)) return [];
  const kind = itemKindOf(rule);
  const attributes = isObject(wire.attributes) ? wire.attributes : {};
  const common = { key: keyOf(id, frame), id, label, attributes, ...(frame !== undefined && { frame }), ...(isNumber(wire.timestamp) && { timestamp: wire.timestamp }) };
  if (isShapeKind(kind)) return [{ ...common, kind, shape: opsOf(kind).fromWire(wire) }];
  const shape = Object.fromEntries(rule.shape.members.flatMap((m) => (wire[m.key] === undefined ? [] : [[m.key, wire[m.key]]])));
  switch (kind) {
    case 'event':
      return [{ ...common, kind, shape: { ...shape, end: shape.end ?? shape.start } as unknown as EventSpan }];
    case 'span':
      return [{ ...common, kind, shape: shape as unknown as TextSpan }];
    default:
      return [{ ...common, kind: 'region', shape: shape as unknown as Region }];
  }
}

/** The wire's own rules decide whether there is a shape at all; one that is too small or too large is shown, so that it can be mended. */
function hasShape(rule: AnnotationRule, wire: JsonObject): boolean {
  const report = new Report();
  for (const m of rule.shape.members) {
    const value = wire[m.key];
    if (value === undefined && m.required) return false;
    if (value !== undefined) m.rule.check(value, { report, text: null, label: noLabel, extent: null, self: undefined, annotations: null, group: 0 });
  }
  return !report.problems.some((p) => p.code === 'wrong_type' || p.code === 'required' || p.code === 'unknown_choice' || (p.code.startsWith('too_') && rule.shape.type !== 'polygon' && rule.shape.type !== 'line'));
}

function readLinks(list: Json | undefined, keys: { id: string; name: string; from: string; to: string } | undefined, ids: ReadonlySet<string>, newId: () => string): Link[] {
  if (!keys || !isList(list)) return [];
  return list.filter(isObject).flatMap((wire) => {
    const [id, name, from, to] = [wire[keys.id], wire[keys.name], wire[keys.from], wire[keys.to]];
    return isText(name) && isText(from) && isText(to) && ids.has(from) && ids.has(to) ? [{ id: isText(id) ? id : newId(), name, from, to }] : [];
  });
}
