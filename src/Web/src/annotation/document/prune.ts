import { isList, isObject, own, withMember, type JsonObject } from '../json';
import { applies } from '../rules/conditions';
import { valuesOf, type Member, type ObjectRule } from '../rules/structure';

/** Members that have a place under the values given so far: what a form shows. */
export function placed(rule: ObjectRule, value: JsonObject, label: number): readonly Member[] {
  const values = valuesOf(rule.members, value);
  return rule.members.filter((m) => applies(m.when, label, values) === true);
}

/**
 * Takes out what has no place any more: a response must not hold it. Members stand behind those they depend on, so one pass does. The
 * undo brings it back.
 */
export function prune(rule: ObjectRule, value: JsonObject, label: number): JsonObject {
  let kept = value;
  for (const m of rule.members) {
    if (own(kept, m.key) === undefined) continue;
    if (applies(m.when, label, valuesOf(rule.members, kept)) === false) kept = withMember(kept, m.key, undefined);
  }
  return kept;
}

/** What stands for "nothing answered": empty text and empty lists are no answers. */
export const isBlank = (value: unknown): boolean => value === undefined || value === '' || (isList(value as never) && (value as readonly unknown[]).length === 0) || (isObject(value as never) && Object.keys(value as object).length === 0);
