import { useMemo } from 'react';
import { isBlank, placed, prune } from '../../annotation/document/prune';
import { own, withMember, type Json, type JsonObject } from '../../annotation/json';
import type { Finding } from '../../annotation/document/problems';
import type { AnyRule } from '../../annotation/rules/any';
import { noLabel } from '../../annotation/rules/rule';
import { isNeeded, valuesOf, type ObjectRule } from '../../annotation/rules/structure';
import { useField } from './props';
import './form.css';

export interface FormProps {
  rule: ObjectRule;
  value: JsonObject;
  /** Index of the item's label, for conditions on it. */
  label?: number;
  /** `step` names the field, so that typing in it is one step to undo. */
  onChange: (value: JsonObject, step: string) => void;
  /** What is wrong below this object: `field` begins with the member's key. */
  findings: readonly Finding[];
  /** Problems of what was not touched yet are shown as well. */
  strict: boolean;
  isReadOnly: boolean;
  /** Before the names of fields, so that a list of problems can lead to them. */
  path: string;
  /** Uuid of the item these are attributes of: it cannot be linked with itself. */
  self?: string | undefined;
}

/** One field for every member that has a place under the answers so far. */
export function Form({ rule, value, label = noLabel, onChange, findings, strict, isReadOnly, path, self }: FormProps) {
  const Field = useField();
  const members = useMemo(() => placed(rule, value, label), [rule, value, label]);
  const values = valuesOf(rule.members, value);
  const change = (key: string, given: Json | undefined) => onChange(prune(rule, withMember(value, key, isBlank(given) ? undefined : given), label), `${path}.${key}`);
  return members.map((m) => (
    <Field
      key={m.key}
      name={`${path}.${m.key}`}
      title={m.about?.title ?? m.key}
      description={m.about?.description}
      rule={m.rule as AnyRule}
      isRequired={isNeeded(m, values)}
      isReadOnly={isReadOnly}
      value={own(value, m.key)}
      onChange={(given) => change(m.key, given)}
      findings={findings.filter((f) => f.field[0] === m.key && (strict || f.code !== 'required')).map((f) => ({ ...f, field: f.field.slice(1) }))}
      self={self}
    />
  ));
}
