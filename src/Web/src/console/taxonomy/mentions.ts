import type { Json, JsonObject } from '../../api/wire';
import { get, isObject, renameKey, set, type Path } from './json';
import { below, leaves, nameOf, renamed } from './labels';
import { labelsOf } from './outline';

/** What is made of each place that names something defined elsewhere; `at` is the path of the attribute, link or field that says it. */
interface Visit {
  /** Labels: one name or a list of them. */
  labels?: (names: Json, at: Path) => Json;
  /** Of a condition: what is asked for, and which of its choices are wanted. */
  term?: (key: string, wanted: Json, at: Path) => readonly [string, Json];
}

/** Every place that names labels, attributes, fields or choices: links, linked attributes, conditions. */
export function mapMentions(params: JsonObject, visit: Visit): JsonObject {
  const { labels = same, term = (key, wanted) => [key, wanted] } = visit;
  let next = params;
  const put = (path: Path, change: (value: Json) => Json) => {
    const value = get(next, path);
    if (value === undefined) return;
    const changed = change(value);
    if (changed !== value) next = set(next, path, changed);
  };
  const terms = (clause: JsonObject, at: Path): JsonObject =>
    Object.fromEntries(Object.entries(clause).map(([key, wanted]) => (key === 'not' && isObject(wanted) ? [key, terms(wanted, at)] : term(key, wanted, at))));
  const clauses = (list: Json, at: Path): Json => (Array.isArray(list) ? list.map((clause) => (isObject(clause) ? terms(clause, at) : clause)) : list);
  const field = (value: Json, at: Path): Json => {
    if (!isObject(value)) return value;
    const asked = value.conditions === undefined ? value : { ...value, conditions: clauses(value.conditions, at) };
    return Array.isArray(value.fields) ? { ...asked, fields: value.fields.map((one) => field(one, at)) } : asked;
  };
  for (const section of ['annotation_attributes', 'global_attributes'])
    for (const key of keysOf(params[section])) {
      const at = [section, key];
      put([...at, 'allowed_labels'], (names) => labels(names, at));
      put([...at, 'conditions', 'label_condition', 'label'], (names) => labels(names, at));
      put([...at, 'conditions', 'attribute_conditions'], (list) => clauses(list, at));
    }
  for (const key of keysOf(params.links)) {
    const at = ['links', key];
    const kinds = get(params, at);
    const pairs = Array.isArray(kinds) ? kinds.map((_, i) => [...at, i]) : [at];
    for (const pair of pairs) for (const side of ['from_allowed_labels', 'to_allowed_labels']) put([...pair, side], (names) => labels(names, at));
  }
  if (Array.isArray(params.fields)) params.fields.forEach((_, i) => put(['fields', i], (value) => field(value, ['fields', i])));
  return next;
}

const same = (value: Json): Json => value;
const keysOf = (value: Json | undefined): string[] => (isObject(value) ? Object.keys(value) : []);

/** One value, or each of a list. */
export const each = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);

/** The label at `path` under another name, everywhere. Where another label keeps the old name, both are meant from now on. */
export function renameLabel(type: string, params: JsonObject, path: Path, name: string): JsonObject {
  const entry = get(params, path) ?? '';
  const old = nameOf(entry);
  const next = set(params, path, renamed(entry, name));
  if (old === name || below(entry).length > 0 || !labelsOf(type, params).includes(old)) return next;
  const now = labelsOf(type, next).includes(old) ? [old, name] : [name];
  return mapMentions(next, { labels: (names) => replaced(names, new Map([[old, now]])) });
}

/** An attribute or kind of link under another name, also where conditions ask for it. A name that is taken changes nothing. */
export function renameEntry(params: JsonObject, path: Path, name: string): JsonObject {
  const next = renameKey(params, path, name);
  return next === params ? params : askedAs(next, path[0]!, String(path.at(-1)), name);
}

/** The id of a field, also where conditions ask for it. */
export function renameField(params: JsonObject, path: Path, id: string): JsonObject {
  const old = get(params, [...path, 'field_id']);
  const next = set(params, [...path, 'field_id'], id);
  return typeof old !== 'string' || fieldIds(next.fields).includes(old) ? next : askedAs(next, 'fields', old, id);
}

const askedAs = (params: JsonObject, section: string | number, old: string, name: string): JsonObject =>
  mapMentions(params, { term: (key, wanted, at) => [key === old && at[0] === section ? name : key, wanted] });

/** Other choices of the attribute or field at `path`; one that was only called otherwise is so too where conditions want it. */
export function withChoices(params: JsonObject, path: Path, choices: Json): JsonObject {
  const [before, after] = [choicesAt(params, path), leaves(choices)];
  const next = set(params, [...path, 'choices'], choices);
  const names = new Map(before.length === after.length ? before.flatMap((old, i): [string, string[]][] => (after.includes(old) || before.includes(after[i]!) ? [] : [[old, [after[i]!]]])) : []);
  const asked = path[0] === 'fields' ? get(params, [...path, 'field_id']) : path.at(-1);
  return names.size === 0 ? next : mapMentions(next, { term: (key, wanted, at) => [key, key === asked && at[0] === path[0] ? replaced(wanted, names) : wanted] });
}

export const choicesAt = (params: JsonObject, path: Path): string[] => leaves(get(params, [...path, 'choices']));

/** Ids of the fields, those in sets included. */
export const fieldIds = (fields: Json | undefined): string[] =>
  Array.isArray(fields) ? fields.flatMap((f) => (isObject(f) ? [...(typeof f.field_id === 'string' ? [f.field_id] : []), ...fieldIds(f.fields)] : [])) : [];

function replaced(value: Json, names: ReadonlyMap<string, readonly string[]>): Json {
  const list = each(value);
  if (!list.some((entry) => names.has(String(entry)))) return value;
  const next = [...new Set(list.flatMap((entry): Json[] => [...(names.get(String(entry)) ?? [entry])]))];
  return Array.isArray(value) || next.length > 1 ? next : next[0]!;
}
