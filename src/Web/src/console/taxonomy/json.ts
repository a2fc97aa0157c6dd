import { own, withMember } from '../../annotation/json';
import type { Json, JsonObject } from '../../api/wire';

/** Where something stands in the parameters: keys of objects and places in lists. */
export type Path = readonly (string | number)[];

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
export const keyOf = (path: Path): string => JSON.stringify(path);

export function get(root: Json, path: Path): Json | undefined {
  let at: Json | undefined = root;
  for (const key of path) {
    if (Array.isArray(at) && typeof key === 'number') at = at[key];
    else if (isObject(at) && typeof key === 'string') at = own(at, key);
    else return undefined;
  }
  return at;
}

/** A copy with `value` at `path`; objects and lists that are missing on the way are made. `undefined` removes. */
export function set<T extends Json>(root: T, path: Path, value: Json | undefined): T {
  return change(root, path, () => value) as T;
}

function change(at: Json | undefined, path: Path, with_: (old: Json | undefined) => Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return with_(at);
  if (typeof key === 'number') {
    const list = Array.isArray(at) ? [...at] : [];
    const value = change(list[key], rest, with_);
    if (value === undefined) list.splice(key, 1);
    else list[key] = value;
    return list;
  }
  const object: JsonObject = isObject(at) ? at : {};
  return withMember(object, key, change(own(object, key), rest, with_)) as JsonObject;
}

/** The same object with one key called otherwise, in its old place. A name that is taken changes nothing. */
export function renameKey<T extends Json>(root: T, path: Path, name: string): T {
  const parent = path.slice(0, -1);
  const old = path.at(-1);
  const object = get(root, parent);
  if (!isObject(object) || typeof old !== 'string' || name === old || name === '' || Object.hasOwn(object, name)) return root;
  return set(root, parent, Object.fromEntries(Object.entries(object).map(([key, value]) => [key === old ? name : key, value])));
}

/** One place up or down among its brothers: entries of a list, or keys of an object. Returns the new path too; null at the end. */
export function step<T extends Json>(root: T, path: Path, by: 1 | -1): { root: T; path: Path } | null {
  const parent = path.slice(0, -1);
  const last = path.at(-1)!;
  const holder = get(root, parent);
  if (Array.isArray(holder) && typeof last === 'number') {
    const to = last + by;
    if (to < 0 || to >= holder.length) return null;
    const list = [...holder];
    [list[last], list[to]] = [list[to]!, list[last]!];
    return { root: set(root, parent, list), path: [...parent, to] };
  }
  if (isObject(holder) && typeof last === 'string') {
    const entries = Object.entries(holder);
    const from = entries.findIndex(([key]) => key === last);
    const to = from + by;
    if (from < 0 || to < 0 || to >= entries.length) return null;
    [entries[from], entries[to]] = [entries[to]!, entries[from]!];
    return { root: set(root, parent, Object.fromEntries(entries)), path };
  }
  return null;
}

/** A name like `wanted` that nobody has. */
export function freshName(wanted: string, taken: Iterable<string>): string {
  const all = new Set(taken);
  if (!all.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!all.has(`${wanted} ${n}`)) return `${wanted} ${n}`;
}
