import { isObject, own, withMember, type Json, type JsonObject } from '../json';
import type { Step } from '../rules/report';
import { goesBothWays, type LinkListRule } from '../rules/links';
import type { Doc, Item, Link } from './document';

/** Changes of documents, as functions: what the store is given. */
export const addItem = (item: Item) => (doc: Doc): Doc => ({ ...doc, items: [...doc.items, item] });

/** Items for which nothing is given back go, with the links at them. */
export function changeItems(keys: readonly string[], change: (item: Item) => Item | null) {
  return (doc: Doc): Doc => {
    const wanted = new Set(keys);
    const gone = new Set<string>();
    let changed = false;
    const items = doc.items.flatMap((item) => {
      if (!wanted.has(item.key)) return [item];
      const next = change(item);
      changed ||= next !== item;
      return next ? [next] : (gone.add(item.id), []);
    });
    if (!changed) return doc;
    const left = new Set(items.map((i) => i.id));
    const links = doc.links.filter((l) => (!gone.has(l.from) || left.has(l.from)) && (!gone.has(l.to) || left.has(l.to)));
    return { ...doc, items, links: links.length === doc.links.length ? doc.links : links };
  };
}

export const removeItems = (keys: readonly string[]) => changeItems(keys, () => null);

/** The same document when there is such a link already. */
export function addLink(link: Link, rule: LinkListRule) {
  return (doc: Doc): Doc => {
    const kind = rule.kinds.find((k) => k.name === link.name);
    const both = kind !== undefined && goesBothWays(kind);
    const known = doc.links.some((l) => l.name === link.name && ((l.from === link.from && l.to === link.to) || (both && l.from === link.to && l.to === link.from)));
    return known || link.from === link.to ? doc : { ...doc, links: [...doc.links, link] };
  };
}

export const removeLink = (id: string) => (doc: Doc): Doc => {
  const links = doc.links.filter((l) => l.id !== id);
  return links.length === doc.links.length ? doc : { ...doc, links };
};

/** Sets, or with undefined takes out, what stands at a path of the response's other sections. */
export const setValue = (path: readonly string[], value: Json | undefined) => (doc: Doc): Doc => {
  const values = setIn(doc.values, path, value);
  return values === doc.values ? doc : { ...doc, values };
};

function setIn(object: JsonObject, [key, ...rest]: readonly string[], value: Json | undefined): JsonObject {
  if (key === undefined) return object;
  const below = own(object, key);
  return withMember(object, key, rest.length === 0 ? value : setIn(isObject(below) ? below : {}, rest, value));
}

export const valueAt = (values: JsonObject, path: readonly Step[]): Json | undefined =>
  path.reduce<Json | undefined>((at, step) => (at !== null && typeof at === 'object' ? own(at as JsonObject, step) : undefined), values);
