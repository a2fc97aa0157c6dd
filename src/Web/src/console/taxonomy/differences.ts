import type { Json, JsonObject } from '../../api/wire';
import { own } from '../../annotation/json';
import { isObject } from './json';
import { nameOf } from './labels';

export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** For people: `geometries › box › objects_to_annotate › cat`. */
  readonly at: string;
}

/** How parameters differ, part by part; entries of lists are known by their names, wherever they stand. */
export const differences = (before: JsonObject, after: JsonObject): readonly Difference[] => compare(before, after, []);

function compare(before: Json | undefined, after: Json | undefined, at: readonly string[]): readonly Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const one = (kind: Difference['kind']): readonly Difference[] => [{ kind, at: at.join(' › ') }];
  if (before === undefined) return one('added');
  if (after === undefined) return one('removed');
  const [x, y] = [parts(before), parts(after)];
  if (!x || !y) return one('changed');
  const inside = [...new Set([...x.keys(), ...y.keys()])].flatMap((name) => compare(x.get(name), y.get(name), [...at, name]));
  // The same parts in another order.
  return inside.length > 0 ? inside : one('changed');
}

/** The named parts of a value; null where it has none, or names that do not tell them apart. */
function parts(value: Json): ReadonlyMap<string, Json> | null {
  if (isObject(value)) return new Map(Object.keys(value).map((key) => [key, own(value, key)!]));
  if (!Array.isArray(value)) return null;
  const named = new Map(value.map((entry) => [isObject(entry) && typeof entry.field_id === 'string' ? entry.field_id : nameOf(entry), entry]));
  return named.size === value.length && !named.has('') ? named : null;
}
