import { isList, isObject, type Json, type JsonObject } from '../json';
import { choicesOf, type AnyRule } from '../rules/any';
import type { Choices } from '../rules/choices';
import type { Clause, Condition, Term } from '../rules/conditions';

/** What conditions may ask for: members already read, by key. */
export type Siblings = ReadonlyMap<string, { readonly index: number; readonly rule: AnyRule }>;

/** `label_condition` and `attribute_conditions`: both must hold; of the latter's objects one must, with all its keys. */
export function attributeConditions(definition: JsonObject, labels: Choices | null, siblings: Siblings): readonly Condition[] {
  const { conditions } = definition;
  if (!isObject(conditions)) return [];
  const wanted = isObject(conditions.label_condition) ? labelsOf(conditions.label_condition.label, labels) : [];
  const anyOf = clausesOf(conditions.attribute_conditions, siblings);
  return wanted.length === 0 && anyOf.length === 0 ? [] : [{ labels: wanted, anyOf }];
}

/** Conditions of a form's field: a list of such objects, each with an optional `not`. */
export function fieldConditions(definition: JsonObject, siblings: Siblings): readonly Condition[] {
  const anyOf = clausesOf(definition.conditions, siblings);
  return anyOf.length === 0 ? [] : [{ labels: [], anyOf }];
}

/** Indexes of labels given as one name or a list of names. */
export const labelsOf = (given: Json | undefined, labels: Choices | null): readonly number[] =>
  [...new Set(many(given).map((name) => labels?.find(name) ?? -1))].filter((i) => i >= 0);

const many = (given: Json | undefined): readonly Json[] => (isList(given) ? given : given === undefined || given === null ? [] : [given]);

const clausesOf = (given: Json | undefined, siblings: Siblings): readonly Clause[] =>
  isList(given) ? given.filter(isObject).map(({ not, ...all }) => ({ all: termsOf(all, siblings), notAll: isObject(not) ? termsOf(not, siblings) : [] })) : [];

function termsOf(given: JsonObject, siblings: Siblings): readonly Term[] {
  const terms: Term[] = [];
  for (const [key, value] of Object.entries(given)) {
    const sibling = siblings.get(key);
    const choices = sibling && choicesOf(sibling.rule);
    if (sibling && choices) terms.push({ member: sibling.index, rule: sibling.rule, leaves: [...new Set(many(value).map((v) => choices.find(v)))].filter((i) => i >= 0) });
  }
  return terms;
}

/** Keys in an order in which each stands behind those its conditions ask for; those that stand in a circle are left out. */
export function inOrder(definitions: readonly (readonly [string, JsonObject])[]): readonly string[] {
  const keys = new Set(definitions.map(([key]) => key));
  const waiting = new Map(definitions.map(([key, definition]) => [key, new Set(asked(definition).filter((k) => keys.has(k)))]));
  const ordered: string[] = [];
  for (;;) {
    const next = definitions.map(([key]) => key).find((key) => waiting.get(key)?.size === 0);
    if (next === undefined) return ordered;
    ordered.push(next);
    waiting.delete(next);
    for (const others of waiting.values()) others.delete(next);
  }
}

function asked({ conditions }: JsonObject): readonly string[] {
  const clauses = isObject(conditions) ? conditions.attribute_conditions : conditions;
  return isList(clauses) ? clauses.filter(isObject).flatMap(({ not, ...all }) => [...Object.keys(all), ...(isObject(not) ? Object.keys(not) : [])]) : [];
}
