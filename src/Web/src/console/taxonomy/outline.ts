import type { Json, JsonObject } from '../../api/wire';
import { get, isObject, keyOf, type Path } from './json';
import { below, leaves, nameOf } from './labels';

export const geometries = ['box', 'polygon', 'line', 'point', 'ellipse', 'cuboid'] as const;
export type Geometry = (typeof geometries)[number];

export type NodeKind = 'geometry' | 'list' | 'label' | 'attributes' | 'attribute' | 'links' | 'link' | 'fields' | 'field';

/** A line of the editor's tree: a part of the parameters that can be chosen and changed. */
export interface Node {
  id: string;
  path: Path;
  kind: NodeKind;
  /** Its own name; of lists and sections the key of the message that names them. */
  name: string;
  children: Node[];
  color?: string;
  hotkey?: string;
}

/** Which lists of labels a task type has, besides geometries. */
const listsOf: Record<string, string[]> = {
  categorization: ['categories'],
  comparison: ['choices'],
  namedentityrecognition: ['labels'],
  segmentannotation: ['labels'],
  audiotranscription: ['events_to_annotate'],
  imageannotation: [],
  videoannotation: ['events_to_annotate'],
  videoplaybackannotation: ['events_to_annotate'],
  textcollection: [],
};

const withGeometries = new Set(['imageannotation', 'videoannotation', 'videoplaybackannotation']);
const oldGeometries = new Set(['annotation', 'polygonannotation', 'lineannotation', 'pointannotation', 'cuboidannotation', 'videoboxannotation', 'videocuboidannotation']);
const withoutAnnotations = new Set(['categorization', 'comparison', 'textcollection', 'transcription', 'datacollection', 'documenttranscription', 'segmentannotation']);

/** The parts that the editor shows for a task type, whether they hold something yet or not. */
export function outline(type: string, params: JsonObject): Node[] {
  const nodes: Node[] = [];
  if (withGeometries.has(type)) for (const geometry of geometries) if (isObject(get(params, ['geometries', geometry]))) nodes.push(geometryNode(params, geometry));
  if (oldGeometries.has(type)) nodes.push(listNode(params, ['objects_to_annotate']));
  for (const key of listsOf[type] ?? []) nodes.push(listNode(params, [key]));
  if (type === 'textcollection') nodes.push(fieldsNode(params));
  if (!withoutAnnotations.has(type)) nodes.push(attributesNode(params, 'annotation_attributes'), attributesNode(params, 'global_attributes'), linksNode(params));
  return nodes;
}

export const hasGeometries = (type: string): boolean => withGeometries.has(type);

/** Every name that an annotation may have. */
export function labelsOf(type: string, params: JsonObject): string[] {
  const lists: (Json | undefined)[] = [];
  if (withGeometries.has(type)) for (const geometry of geometries) lists.push(get(params, ['geometries', geometry, 'objects_to_annotate']));
  lists.push(params.objects_to_annotate, params.labels, params.events_to_annotate);
  return [...new Set(lists.flatMap(leaves))];
}

const node = (kind: NodeKind, path: Path, name: string, children: Node[] = [], more: Partial<Node> = {}): Node => ({ id: keyOf(path), kind, path, name, children, ...more });

function geometryNode(params: JsonObject, geometry: Geometry): Node {
  const path = ['geometries', geometry];
  return node('geometry', path, geometry, labelNodes(get(params, [...path, 'objects_to_annotate']), [...path, 'objects_to_annotate']));
}

const listNode = (params: JsonObject, path: Path): Node => node('list', path, String(path.at(-1)), labelNodes(get(params, path), path));

function labelNodes(list: Json | undefined, path: Path): Node[] {
  if (!Array.isArray(list)) return [];
  return list.map((entry, i) => {
    const at = [...path, i];
    const text = (key: string) => (isObject(entry) && typeof entry[key] === 'string' ? entry[key] : undefined);
    return node('label', at, nameOf(entry), labelNodes(below(entry), [...at, 'subchoices']), { color: text('color'), hotkey: text('hotkey') });
  });
}

function attributesNode(params: JsonObject, key: string): Node {
  const all = params[key];
  return node('attributes', [key], key, isObject(all) ? Object.keys(all).map((name) => node('attribute', [key, name], name)) : []);
}

function linksNode(params: JsonObject): Node {
  const all = params.links;
  return node('links', ['links'], 'links', isObject(all) ? Object.keys(all).map((name) => node('link', ['links', name], name)) : []);
}

function fieldsNode(params: JsonObject): Node {
  const all = params.fields;
  return node('fields', ['fields'], 'fields', Array.isArray(all) ? all.map((field, i) => node('field', ['fields', i], isObject(field) ? String(field.title ?? field.field_id ?? '') : '')) : []);
}

/** All nodes of a tree, parents before their children. */
export const flat = (nodes: readonly Node[]): Node[] => nodes.flatMap((n) => [n, ...flat(n.children)]);
