import { own, type JsonObject } from '../json';
import type { Doc, Item } from './document';

/** How one document differs from another: which items came, went and changed, and which other sections. */
export interface Diff {
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
  readonly changed: readonly { readonly before: Item; readonly after: Item; readonly fields: readonly string[] }[];
  /** Names of what is answered otherwise. */
  readonly values: readonly string[];
  readonly links: boolean;
}

export function diff(before: Doc, after: Doc): Diff {
  const known = new Map(before.items.map((i) => [i.key, i]));
  const left = new Set(after.items.map((i) => i.key));
  const changed = after.items.flatMap((item) => {
    const was = known.get(item.key);
    const fields = was && was !== item ? fieldsOf(was, item) : [];
    return was && fields.length > 0 ? [{ before: was, after: item, fields }] : [];
  });
  return {
    added: after.items.filter((i) => !known.has(i.key)),
    removed: before.items.filter((i) => !left.has(i.key)),
    changed,
    values: [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])].flatMap((key) => leaves(key, own(before.values, key), own(after.values, key))),
    links: !same(before.links, after.links),
  };
}

export const isEmpty = (d: Diff): boolean => d.added.length + d.removed.length + d.changed.length + d.values.length === 0 && !d.links;

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function fieldsOf(a: Item, b: Item): readonly string[] {
  const keys = [...new Set([...Object.keys(a.attributes), ...Object.keys(b.attributes)])].filter((k) => !same(own(a.attributes, k), own(b.attributes, k)));
  return [...(a.label !== b.label ? ['label'] : []), ...(same(a.shape, b.shape) ? [] : ['shape']), ...keys];
}

/** Objects are told apart by their members: one attribute of many is one change. */
function leaves(key: string, a: unknown, b: unknown): readonly string[] {
  if (same(a ?? {}, b ?? {})) return [];
  const [x, y] = [a ?? {}, b ?? {}];
  if (typeof x !== 'object' || typeof y !== 'object' || Array.isArray(x) || Array.isArray(y)) return [key];
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].filter((k) => !same(own(x as JsonObject, k), own(y as JsonObject, k)));
}
