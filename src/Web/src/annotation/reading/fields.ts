import { isList, isObject, type Json, type JsonObject } from '../json';
import type { AnyRule } from '../rules/any';
import { Choices } from '../rules/choices';
import { limits } from '../rules/limits';
import { formAnswer, member, object, type FormAnswerRule, type Member, type ObjectRule } from '../rules/structure';
import { timeRange } from '../rules/timeRange';
import { choice, choiceSet, date, number, ranking, text } from '../rules/values';
import { readNumber } from './attributes';
import { readChoices } from './choices';
import { fieldConditions, inOrder } from './conditions';
import { flagOf, has, numberOf, textOf } from './params';

interface Found {
  readonly definition: JsonObject;
  /** The sets it stands in, the outermost first. */
  readonly around: readonly JsonObject[];
}

/** The fields of a form by id. Fields inside of a set are fields like the others, with the set's conditions on top of their own. */
export function readFields(fields: Json | undefined): ObjectRule | null {
  const found = new Map<string, Found>();
  collect(fields, []);
  const siblings = new Map<string, { index: number; rule: AnyRule }>();
  const members: Member[] = [];
  for (const key of inOrder([...found].map(([id, f]) => [id, f.definition] as const))) {
    const { definition, around } = found.get(key)!;
    const rule = ruleOf(definition, key, around);
    if (!rule) continue;
    const when = fieldConditions(definition, siblings);
    siblings.set(key, { index: members.length, rule });
    members.push(member(key, rule, rule.min > 0, when, about(definition, key)));
  }
  if (members.length === 0) return null;
  return object(members.map((m, i) => ({ ...m, when: [...outer(m.key, i), ...m.when], ...optionalSet(m.key) })));

  function collect(entries: Json | undefined, around: readonly JsonObject[]): void {
    for (const entry of isList(entries) ? entries.filter(isObject) : []) {
      const id = textOf(entry, 'field_id');
      if (has(entry, 'fields')) collect(entry.fields, [...around, entry]);
      else if (id !== undefined && id.trim() !== '' && !found.has(id)) found.set(id, { definition: entry, around });
    }
  }

  /** Of the sets around a field the innermost that need not be answered decides: answered at all, it is answered whole. */
  function optionalSet(key: string) {
    const set = found.get(key)!.around.findLast((s) => leastOf(s) === 0);
    return set && { set: members.flatMap((m, i) => (found.get(m.key)!.around.includes(set) ? [i] : [])) };
  }

  function outer(key: string, index: number) {
    const earlier = new Map([...siblings].filter(([, s]) => s.index < index));
    return found.get(key)!.around.flatMap((set) => fieldConditions(set, earlier));
  }
}

function about(definition: JsonObject, key: string) {
  const description = textOf(definition, 'description') ?? textOf(definition, 'hint');
  return { title: textOf(definition, 'title') ?? textOf(definition, 'name') ?? textOf(definition, 'display') ?? key, ...(description && { description }) };
}

/** How often a field or a set is answered at least, and at most. */
const leastOf = (definition: JsonObject): number => numberOf(definition, 'min_responses_required') ?? (!has(definition, 'required') || flagOf(definition, 'required') ? 1 : 0);
const mostOf = (definition: JsonObject): number => Math.max(1, numberOf(definition, 'max_responses_required') ?? 1);

function ruleOf(definition: JsonObject, id: string, around: readonly JsonObject[]): FormAnswerRule | null {
  const type = textOf(definition, 'type');
  const value = valueOf(definition, type);
  if (!value) return null;
  const max = Math.max(mostOf(definition), ...around.map(mostOf));
  const own = leastOf(definition);
  const min = own === 0 ? 0 : Math.max(own, ...around.map(leastOf));
  return formAnswer(type!, id, value.kind === 'text' && min > 0 ? text(Math.max(1, value.min), value.max) : value, min, max);
}

function valueOf(definition: JsonObject, type: string | undefined): AnyRule | null {
  const choices = readChoices(definition.choices);
  switch (type) {
    case 'text':
      return text(numberOf(definition, 'min_length') ?? 0, numberOf(definition, 'max_length') ?? limits.maxText);
    case 'boolean':
      return choice(new Choices([true, false]));
    case 'number':
      return readNumber(definition, null);
    case 'datetime':
      return date(textOf(definition, 'min') ?? null, textOf(definition, 'max') ?? null);
    case 'category':
    case 'select':
      return choices && several(definition, choices);
    case 'ranked_choices':
      return choices && ranking(choices);
    case 'time_range': {
      const seconds = number(0, limits.maxCoordinate);
      return timeRange(object([member('start', seconds, true, [], { title: 'start' }), member('end', seconds, true, [], { title: 'end' })]));
    }
    default:
      return null;
  }
}

function several(definition: JsonObject, choices: Choices) {
  const [min, max] = [numberOf(definition, 'min_choices') ?? 1, numberOf(definition, 'max_choices')];
  return choiceSet(choices, min, Math.min(Math.max(max ?? Math.max(1, min), 1), choices.leaves.length));
}
