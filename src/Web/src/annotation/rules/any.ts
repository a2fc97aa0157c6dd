import type { FormAnswerRule, ListRule, ObjectRule } from './structure';
import type { LinkedRule, OffsetRule } from './references';
import type { ChoiceRule, ChoiceSetRule, DateRule, FlagRule, NumberRule, TextRule } from './values';

/** Every rule that a form can show. */
export type AnyRule = ChoiceRule | ChoiceSetRule | NumberRule | TextRule | DateRule | FlagRule | ListRule | ObjectRule | FormAnswerRule | LinkedRule | OffsetRule;

/** The choices a rule asks for, also inside of an answer. */
export const choicesOf = (rule: AnyRule) =>
  rule.kind === 'choice' || rule.kind === 'choices' ? rule.choices : rule.kind === 'answer' && (rule.value.kind === 'choice' || rule.value.kind === 'choices') ? rule.value.choices : null;
