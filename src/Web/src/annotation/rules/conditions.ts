import { isList, isObject, type Json } from '../json';
import { unknownLabel } from './rule';
import type { AnyRule } from './any';

/** A value that one member must have: one of some leaves of its choices. */
export interface Term {
  readonly member: number;
  readonly rule: AnyRule;
  readonly leaves: readonly number[];
}

/** Holds when all of `all` hold and, if there are any, not all of `notAll`. */
export interface Clause {
  readonly all: readonly Term[];
  readonly notAll: readonly Term[];
}

/** When a member has a place: the label is one of these (none: any), and one of the clauses holds (none: always). */
export interface Condition {
  readonly labels: readonly number[];
  readonly anyOf: readonly Clause[];
}

type Members = readonly (Json | undefined)[];

/** Whether conditions hold all together; null when the label is unknown, so that nothing can be said. */
export function applies(when: readonly Condition[], label: number, members: Members): boolean | null {
  for (const condition of when) {
    const holds = holdsFor(condition, label, members);
    if (!holds) return holds;
  }
  return true;
}

function holdsFor({ labels, anyOf }: Condition, label: number, members: Members): boolean | null {
  if (labels.length > 0) {
    if (label === unknownLabel) return null;
    if (!labels.includes(label)) return false;
  }
  return anyOf.length === 0 || anyOf.some((c) => allHold(c.all, members) && (c.notAll.length === 0 || !allHold(c.notAll, members)));
}

const allHold = (terms: readonly Term[], members: Members): boolean => terms.every((t) => choseAny(t.rule, members[t.member], t.leaves));

/** Whether the value chose one of these leaves. */
function choseAny(rule: AnyRule, value: Json | undefined, leaves: readonly number[]): boolean {
  switch (rule.kind) {
    case 'choice':
      return leaves.includes(rule.choices.find(value));
    case 'choices':
      return isList(value) && value.some((v) => leaves.includes(rule.choices.find(v)));
    case 'answer':
      return isObject(value) && isList(value.response) && value.response.some((answer) => answered(rule.value, answer, leaves));
    default:
      return false;
  }
}

/** One answer is a list: of the chosen values, or of the one value. */
const answered = (rule: AnyRule, answer: Json, leaves: readonly number[]): boolean =>
  rule.kind === 'choices' ? choseAny(rule, answer, leaves) : isList(answer) && answer.some((value) => choseAny(rule, value, leaves));
