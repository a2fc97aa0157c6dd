import { isList, isObject, type Json, type JsonObject } from '../json';
import type { AnyRule } from './any';
import { Choices } from './choices';
import { applies, type Condition } from './conditions';
import { limits } from './limits';
import type { CheckContext, Rule } from './rule';
import { choice, id } from './values';

/** One named value of an object. `about` is what people read. */
export interface Member {
  readonly key: string;
  readonly rule: Rule;
  readonly required: boolean;
  readonly when: readonly Condition[];
  readonly about?: About;
  /** Members of the optional set it stands in, itself among them: it need only be there where one of them is. */
  readonly set?: readonly number[];
}

export interface About {
  readonly title: string;
  readonly description?: string;
}

export const member = (key: string, rule: Rule, required = true, when: readonly Condition[] = [], about?: About): Member => ({ key, rule, required, when, ...(about && { about }) });

export interface ListRule extends Rule {
  readonly kind: 'list';
  readonly item: Rule;
  readonly min: number;
  readonly max: number;
}

export const list = (item: Rule, min = 0, max: number = limits.maxItems): ListRule => ({
  kind: 'list',
  item,
  min,
  max,
  check(value, context) {
    checkItems(value, min, max, context, (entry) => item.check(entry, context));
  },
});

/** A section that responses of the Scale API always have, of which the taxonomy names nothing: it may be there, and is empty. */
export const emptyList = (key: string): Member => member(key, list(id(), 0, 0), false);

/** False when there is no list to look into, or one too long to. */
export function checkItems(value: Json, min: number, max: number, { report }: CheckContext, check: (entry: Json, index: number) => void): boolean {
  if (!isList(value)) {
    report.add('wrong_type');
    return false;
  }
  if (value.length < min) report.add('too_few', { min });
  if (value.length > max) report.add('too_many', { max });
  if (value.length > max) return false;
  for (let i = 0; i < value.length && !report.isFull; i++) report.at(i, () => check(value[i]!, i));
  return true;
}

export interface ObjectRule extends Rule {
  readonly kind: 'object';
  /** A member that conditions ask for stands before those that ask. */
  readonly members: readonly Member[];
}

export const object = (members: readonly Member[]): ObjectRule => ({
  kind: 'object',
  members,
  check(value, context) {
    const values = readMembers(members, value, context);
    if (values) checkMembers(members, values, context);
  },
});

/** Each member's value where the member stands; reports the unknown ones. Null when the value is no object. */
export function readMembers(members: readonly Member[], value: Json, { report }: CheckContext): (Json | undefined)[] | null {
  if (!isObject(value)) {
    report.add('wrong_type');
    return null;
  }
  const known = new Set(members.map((m) => m.key));
  for (const key of Object.keys(value)) if (value[key] !== undefined && !known.has(key)) report.addAt(key, 'unknown_field');
  return valuesOf(members, value);
}

export const valuesOf = (members: readonly Member[], value: JsonObject): (Json | undefined)[] => members.map((m) => (Object.hasOwn(value, m.key) ? value[m.key] : undefined));

export function checkMembers(members: readonly Member[], values: readonly (Json | undefined)[], context: CheckContext): void {
  const { report } = context;
  for (let i = 0; i < members.length && !report.isFull; i++) {
    const [m, value] = [members[i]!, values[i]];
    if (value === undefined && !m.required) continue;
    const has = applies(m.when, context.label, values);
    if (value !== undefined && has === false) report.addAt(m.key, 'not_applicable');
    else if (value !== undefined) report.at(m.key, () => m.rule.check(value, context));
    else if (has && isNeeded(m, values)) report.addAt(m.key, 'required');
  }
}

/** Whether a member must be there wherever it has a place. */
export const isNeeded = ({ required, set }: Member, values: readonly (Json | undefined)[]): boolean => required && (!set || set.some((i) => values[i] !== undefined));

/** An object whose keys are labels of the taxonomy. */
export const map = (keys: Choices, item: Rule): Rule => ({
  kind: 'map',
  check(value, context) {
    if (!isObject(value)) return context.report.add('wrong_type');
    for (const [key, entry] of Object.entries(value))
      context.report.at(key, () => {
        if (keys.find(key) < 0) context.report.add('unknown_label');
        else item.check(entry!, context);
      });
  },
});

/** One value, or a list of at least one. */
export function oneOrMany(item: Rule): Rule {
  const many = list(item, 1);
  return { kind: 'oneOrMany', check: (value, context) => (isList(value) ? many : item).check(value, context) };
}

export interface FormAnswerRule extends Rule {
  readonly kind: 'answer';
  readonly type: string;
  readonly fieldId: string;
  readonly value: AnyRule;
  readonly min: number;
  readonly max: number;
}

/** The answers to one field of a form: `{"type", "field_id", "response": [[…]]}`; the outer list has one entry per answer. */
export function formAnswer(type: string, fieldId: string, value: AnyRule, min: number, max: number): FormAnswerRule {
  const fields = object([
    member('type', choice(new Choices([type]), 'unknown_type')),
    member('field_id', choice(new Choices([fieldId]))),
    member('response', list(isSet(value) ? value : list(value, 1, 1), min, max)),
  ]);
  return { kind: 'answer', type, fieldId, value, min, max, check: (given, context) => fields.check(given, context) };
}

/** Values of this rule are lists already. */
export const isSet = (rule: AnyRule): boolean => rule.kind === 'choices' || rule.kind === 'ranking';
