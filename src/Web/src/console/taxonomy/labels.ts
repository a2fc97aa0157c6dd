import type { Json, JsonObject } from '../../api/wire';
import { isObject } from './json';

/** Keys under which an entry of a list may keep its name, the first one that is there counts; the server reads them in this order. */
const nameKeys = ['choice', 'value', 'name', 'label'] as const;

/** The name of a label or choice: a text, or an object with one. */
export function nameOf(entry: Json | undefined): string {
  if (!isObject(entry)) return entry === undefined || entry === null ? '' : String(entry);
  const key = nameKeys.find((k) => k in entry);
  return key ? String(entry[key]) : '';
}

/** The entry under another name. */
export function renamed(entry: Json, name: string): Json {
  if (!isObject(entry)) return name;
  const key = nameKeys.find((k) => k in entry) ?? 'choice';
  return { ...entry, [key]: name };
}

/** The entry with one property more, other or gone (undefined); a plain text becomes an object, and an object with a name alone a text again. */
export function withProperty(entry: Json, property: string, value: Json | undefined): Json {
  const object: JsonObject = isObject(entry) ? { ...entry } : { choice: nameOf(entry) };
  if (value === undefined) delete object[property];
  else object[property] = value;
  return Object.keys(object).length === 1 && typeof object.choice === 'string' ? object.choice : object;
}

export const below = (entry: Json): Json[] => (isObject(entry) && Array.isArray(entry.subchoices) ? entry.subchoices : []);

/** The names that may be given: leaves; an entry with others below only groups them. */
export function leaves(list: Json | undefined): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry) => (below(entry).length > 0 ? leaves(below(entry)) : [nameOf(entry)]));
}
