import type { Json, JsonObject } from '../../api/wire';
import type { Finding } from './checks';
import { get, isObject, keyOf, type Path } from './json';
import { leaves } from './labels';
import { each, fieldIds, mapMentions } from './mentions';
import { labelsOf } from './outline';

/** Names that mean nothing any more: their label, attribute, field or choice was removed. Each is told once for each place of the tree. */
export function gone(type: string, params: JsonObject): Finding[] {
  const labels = new Set(labelsOf(type, params));
  const found = new Map<string, Finding>();
  const tell = (kind: Finding['kind'], at: Path, values: Record<string, string>) => found.set(JSON.stringify([kind, at, values]), { at: keyOf(at), kind, values });
  mapMentions(params, {
    labels: (names, at) => {
      for (const name of each(names)) if (!labels.has(String(name))) tell('gone.label', at, { name: String(name) });
      return names;
    },
    term: (key, wanted, at) => {
      const asked = at[0] === 'fields' ? fieldIds(params.fields).includes(key) : definitionOf(params, key) !== undefined;
      const choices = asked ? leaves(get(at[0] === 'fields' ? fieldOf(params.fields, key) : definitionOf(params, key)!, ['choices'])) : [];
      if (!asked) tell('gone.asked', at, { name: key });
      else if (choices.length > 0) for (const choice of each(wanted)) if (!choices.includes(String(choice))) tell('gone.choice', at, { name: String(choice), asked: key });
      return [key, wanted];
    },
  });
  return [...found.values()];
}

const definitionOf = (params: JsonObject, key: string): Json | undefined => get(params, ['annotation_attributes', key]) ?? get(params, ['global_attributes', key]);

function fieldOf(fields: Json | undefined, id: string): Json {
  for (const field of Array.isArray(fields) ? fields : []) {
    if (!isObject(field)) continue;
    if (field.field_id === id) return field;
    const inner = fieldOf(field.fields, id);
    if (inner !== null) return inner;
  }
  return null;
}
