import type { Json, JsonObject } from '../../api/wire';
import type { TaxonomyMessage } from '../../messages/taxonomy';
import { palette } from './checks';
import { freshName, get, isObject, set, type Path } from './json';
import { below, leaves, nameOf, withProperty } from './labels';
import { geometries, hasGeometries, labelsOf, outline, type Geometry, type Node } from './outline';

/** Something that can be added where the person stands. */
export interface Addition {
  id: string;
  words: TaxonomyMessage;
  tool?: Geometry;
  to: (params: JsonObject) => { params: JsonObject; path: Path };
}

/** What may be added to a taxonomy, what belongs to the chosen node first. */
export function additions(type: string, params: JsonObject, chosen: Node | undefined): Addition[] {
  const list: Addition[] = [];
  const labels = listFor(chosen) ?? firstList(type, params);
  if (labels) list.push({ id: 'label', words: 'add.label', to: (p) => appendLabel(type, p, labels) });
  if (chosen?.kind === 'label') list.push({ id: 'sub', words: 'add.sub', to: (p) => appendBelow(p, chosen.path) });
  const sections = new Set(outline(type, params).map((n) => n.name));
  if (sections.has('fields')) list.push({ id: 'field', words: 'add.field', to: appendField });
  if (sections.has('annotation_attributes')) list.push({ id: 'attribute', words: 'add.attribute', to: (p) => appendKey(p, 'annotation_attributes', 'attribute', { type: 'category', choices: ['yes', 'no'] }) });
  if (sections.has('global_attributes')) list.push({ id: 'question', words: 'add.question', to: (p) => appendKey(p, 'global_attributes', 'question', { type: 'category', choices: ['yes', 'no'] }) });
  if (sections.has('links')) list.push({ id: 'link', words: 'add.link', to: (p) => appendKey(p, 'links', 'link', [{ from_allowed_labels: labelsOf(type, p), to_allowed_labels: labelsOf(type, p) }]) });
  if (hasGeometries(type))
    for (const tool of geometries)
      if (!isObject(get(params, ['geometries', tool])))
        list.push({ id: tool, words: 'add.geometry', tool, to: (p) => ({ params: set(p, ['geometries', tool], { objects_to_annotate: [] }), path: ['geometries', tool] }) });
  return list;
}

/** The list of labels in which, or below which, the person stands. */
function listFor(chosen: Node | undefined): Path | null {
  if (chosen?.kind === 'geometry') return [...chosen.path, 'objects_to_annotate'];
  if (chosen?.kind === 'list') return chosen.path;
  if (chosen?.kind === 'label') return chosen.path.slice(0, -1);
  return null;
}

function firstList(type: string, params: JsonObject): Path | null {
  const first = outline(type, params).find((n) => n.kind === 'geometry' || n.kind === 'list');
  return first ? listFor(first) : null;
}

function appendLabel(type: string, params: JsonObject, path: Path): { params: JsonObject; path: Path } {
  const list = get(params, path);
  const entries = Array.isArray(list) ? list : [];
  const name = freshName('label', [...leaves(entries), ...entries.map(nameOf)]);
  const coloured = ['objects_to_annotate', 'labels', 'events_to_annotate'].some((key) => path.includes(key)) && type !== 'categorization';
  const entry: Json = coloured ? { choice: name, color: palette[entries.length % palette.length]! } : name;
  return { params: set(params, path, [...entries, entry]), path: [...path, entries.length] };
}

function appendBelow(params: JsonObject, path: Path): { params: JsonObject; path: Path } {
  const entry = get(params, path) ?? '';
  const children = below(entry);
  const name = freshName(`${nameOf(entry)} kind`, leaves(children));
  return { params: set(params, path, withProperty(entry, 'subchoices', [...children, name])), path: [...path, 'subchoices', children.length] };
}

function appendKey(params: JsonObject, section: string, wanted: string, definition: Json): { params: JsonObject; path: Path } {
  const all = params[section];
  const name = freshName(wanted, isObject(all) ? Object.keys(all) : []);
  return { params: set(params, [section, name], definition), path: [section, name] };
}

function appendField(params: JsonObject): { params: JsonObject; path: Path } {
  const fields = Array.isArray(params.fields) ? params.fields : [];
  const id = freshName('field', fields.map((f) => (isObject(f) ? String(f.field_id ?? '') : '')));
  return { params: { ...params, fields: [...fields, { type: 'text', field_id: id, title: id }] }, path: ['fields', fields.length] };
}
