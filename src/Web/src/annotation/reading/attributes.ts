import { isObject, type JsonObject } from '../json';
import type { AnyRule } from '../rules/any';
import { Choices } from '../rules/choices';
import { linked, offset } from '../rules/references';
import { member, object, type Member, type ObjectRule } from '../rules/structure';
import { choice, choiceSet, number, text } from '../rules/values';
import { readChoices } from './choices';
import { attributeConditions, inOrder, labelsOf } from './conditions';
import { flagOf, has, numberOf, objectsOf, textOf } from './params';

/** The attributes of annotations, and those that `is_global` or `global_attributes` makes attributes of the task. */
export function readAttributes(params: JsonObject, labels: Choices | null): { readonly own: ObjectRule; readonly global: ObjectRule } {
  const all = objectsOf(params.annotation_attributes);
  const isGlobal = (d: JsonObject) => isObject(d.conditions) && flagOf(d.conditions, 'is_global');
  const global = new Map([...objectsOf(params.global_attributes), ...all.filter(([, d]) => isGlobal(d))]);
  const ordered = [...all.filter(([, d]) => isGlobal(d)), ...objectsOf(params.global_attributes)].filter(([key], i, list) => list.findIndex(([k]) => k === key) === i);
  return { own: object(members(all.filter(([, d]) => !isGlobal(d)), labels)), global: object(members(ordered.map(([key]) => [key, global.get(key)!] as const), null)) };
}

function members(definitions: readonly (readonly [string, JsonObject])[], labels: Choices | null): readonly Member[] {
  const byKey = new Map(definitions);
  const siblings = new Map<string, { index: number; rule: AnyRule }>();
  const read: Member[] = [];
  for (const key of inOrder(definitions)) {
    const definition = byKey.get(key)!;
    const required = has(definition, 'required') ? flagOf(definition, 'required') : definition.type !== 'linked';
    const rule = ruleOf(definition, required, labels);
    if (!rule) continue;
    const when = attributeConditions(definition, labels, siblings);
    siblings.set(key, { index: read.length, rule });
    const description = textOf(definition, 'description');
    read.push(member(key, rule, required, when, { title: textOf(definition, 'display') ?? textOf(definition, 'title') ?? key, ...(description && { description }) }));
  }
  return read;
}

/** What must be answered cannot be answered with nothing: hence the 1s. */
function ruleOf(definition: JsonObject, required: boolean, labels: Choices | null): AnyRule | null {
  switch (textOf(definition, 'type') ?? 'category') {
    case 'category': {
      const choices = readChoices(definition.choices);
      return choices && (flagOf(definition, 'allow_multiple') ? choiceSet(choices, required ? 1 : 0, choices.leaves.length) : choice(choices));
    }
    case 'number':
      return readNumber(definition, 1);
    case 'angle':
      return number(0, 360);
    case 'text':
      return text(required ? 1 : 0);
    case 'x_line':
      return offset(true);
    case 'y_line':
      return offset(false);
    case 'linked':
      return linked(labelsOf(definition.allowed_labels, labels), labels ?? new Choices([]));
    default:
      return null;
  }
}

export const readNumber = (definition: JsonObject, standardStep: number | null) =>
  number(numberOf(definition, 'min') ?? undefined, numberOf(definition, 'max') ?? undefined, numberOf(definition, 'step') ?? standardStep);
