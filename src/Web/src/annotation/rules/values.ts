import { isList, isNumber, isText, textLength, type Json } from '../json';
import type { Choices } from './choices';
import { readDate } from './dates';
import { isOnStep } from './decimals';
import { limits } from './limits';
import type { ProblemCode } from './report';
import type { CheckContext, Rule } from './rule';

export interface ChoiceRule extends Rule {
  readonly kind: 'choice';
  readonly choices: Choices;
}

/** Exactly one of the choices. */
export const choice = (choices: Choices, code: ProblemCode = 'unknown_choice'): ChoiceRule => ({
  kind: 'choice',
  choices,
  check(value, { report }) {
    if (choices.find(value) < 0) report.add(value === null || typeof value === 'object' ? 'wrong_type' : code);
  },
});

export interface ChoiceSetRule extends Rule {
  readonly kind: 'choices' | 'ranking';
  readonly choices: Choices;
  readonly min: number;
  readonly max: number;
}

/** A list of different choices. */
export const choiceSet = (choices: Choices, min: number, max: number): ChoiceSetRule => ({
  kind: 'choices',
  choices,
  min,
  max,
  check: (value, context) => checkSet(choices, min, max, value, context),
});

/** All the choices in an order, the best first. */
export const ranking = (choices: Choices): ChoiceSetRule => ({ ...choiceSet(choices, choices.leaves.length, choices.leaves.length), kind: 'ranking' });

function checkSet(choices: Choices, min: number, max: number, value: Json, { report }: CheckContext): void {
  if (!isList(value)) return report.add('wrong_type');
  if (value.length < min) report.add('too_few', { min });
  if (value.length > max) return report.add('too_many', { max });
  const seen = new Set<number>();
  value.forEach((entry, i) => {
    const leaf = choices.find(entry);
    if (leaf < 0) report.addAt(i, entry === null || typeof entry === 'object' ? 'wrong_type' : 'unknown_choice');
    else if (seen.has(leaf)) report.addAt(i, 'duplicate');
    seen.add(leaf);
  });
}

export interface NumberRule extends Rule {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly step: number | null;
}

/** @param step Distance of allowed values, counted from `min` where there is one, else from 0. @param aboveMin The least value itself is not allowed. */
export function number(min: number = -limits.maxNumber, max: number = limits.maxNumber, step: number | null = null, aboveMin = false): NumberRule {
  const origin = min <= -limits.maxNumber ? 0 : min;
  return {
    kind: 'number',
    min,
    max,
    step,
    check(value, { report }) {
      if (!isNumber(value)) report.add('wrong_type');
      else if (value < min || value > max || (aboveMin && value <= min)) report.add('out_of_range', { min, max });
      else if (step !== null && !isOnStep(value, origin, step)) report.add('not_a_step', { step });
    },
  };
}

export interface TextRule extends Rule {
  readonly kind: 'text';
  readonly min: number;
  readonly max: number;
}

export const text = (min = 0, max: number = limits.maxText): TextRule => ({
  kind: 'text',
  min,
  max,
  check(value, { report }) {
    if (!isText(value)) report.add('wrong_type');
    else if (min > 0 && textLength(value) < min) report.add('too_short', { min });
    else if (value.length > max && textLength(value) > max) report.add('too_long', { max });
  },
});

export interface DateRule extends Rule {
  readonly kind: 'date';
  readonly min: string | null;
  readonly max: string | null;
}

const dayMs = 86_400_000;

export function date(min: string | null = null, max: string | null = null): DateRule {
  const from = min === null ? null : readDate(min);
  const last = max === null ? null : readDate(max);
  // A date that is the last means all of its day.
  const isAfter = (moment: number, end: number) => (max!.length === 'yyyy-MM-dd'.length ? moment >= end + dayMs : moment > end);
  return {
    kind: 'date',
    min,
    max,
    check(value, { report }) {
      const moment = isText(value) ? readDate(value) : undefined;
      if (moment === undefined) report.add('wrong_type');
      else if (moment === null) report.add('bad_format');
      else if ((from !== null && moment < from) || (last !== null && isAfter(moment, last))) report.add('out_of_range', { min: min ?? '', max: max ?? '' });
    },
  };
}

export interface FlagRule extends Rule {
  readonly kind: 'flag';
}

export const flag = (): FlagRule => ({
  kind: 'flag',
  check(value, { report }) {
    if (typeof value !== 'boolean') report.add('wrong_type');
  },
});

export const id = (): Rule => ({ ...text(1, limits.maxUuid), kind: 'id' });

/** What tools leave for people and nothing reads. */
export const notes = (): Rule => ({
  kind: 'notes',
  check(value, { report }) {
    if (value === null || typeof value !== 'object') report.add('wrong_type');
    else if (isList(value) && value.length > limits.maxItems) report.add('too_many', { max: limits.maxItems });
  },
});

export const url = (): Rule => ({
  kind: 'url',
  check(value, { report }) {
    if (!isText(value)) report.add('wrong_type');
    else if (textLength(value) > limits.maxUrl) report.add('too_long', { max: limits.maxUrl });
    else if (!/^(https?|scaledata):\/\/[^ \n]+$/.test(value)) report.add('bad_format');
  },
});
