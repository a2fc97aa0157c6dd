import { isList, isObject, type Json } from '../../annotation/json';
import { isBlank } from '../../annotation/document/prune';
import { isSet, type FormAnswerRule } from '../../annotation/rules/structure';
import { Button, IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { useText } from '../../messages/workspace';
import { useField, type FieldProps } from './props';
import { FieldBox } from './FieldBox';

/** The answers to one field of a form, on the wire `{"type", "field_id", "response": [[…]]}`: usually one, or as many as are asked for. */
export function AnswerField({ rule, value, onChange, findings, ...props }: FieldProps<FormAnswerRule>) {
  const t = useText();
  const Field = useField();
  const many = isSet(rule.value);
  const given = isObject(value) && isList(value.response) ? value.response : [];
  const inner = given.map((answer) => (many || !isList(answer) ? answer : answer[0]));
  const write = (answers: readonly (Json | undefined)[]) => {
    const kept = answers.map((answer) => (isBlank(answer) ? undefined : answer));
    const last = kept.findLastIndex((answer) => answer !== undefined);
    onChange(last < 0 && rule.max === 1 ? undefined : { type: rule.type, field_id: rule.fieldId, response: kept.map((answer) => (many ? (answer ?? []) : answer === undefined ? [] : [answer])) });
  };
  const wrong = (at: number) => findings.filter((f) => f.field[0] === 'response' && f.field[1] === at).map((f) => ({ ...f, field: f.field.slice(many ? 2 : 3) }));
  const whole = findings.filter((f) => f.field.length === 0 || f.field.length === 1);
  if (rule.max === 1) return <Field {...props} rule={rule.value} value={inner[0]} onChange={(answer) => write([answer])} findings={[...whole, ...wrong(0)]} />;
  const rows = inner.length === 0 ? [undefined] : inner;
  return (
    <FieldBox {...props} description={props.description ?? t('answers.bounds', { min: rule.min, max: rule.max })} findings={whole} group>
      {rows.map((answer, i) => (
        <div key={i} className="field-row">
          <Field {...props} title={t('answers.one', { number: i + 1 })} description={undefined} isRequired={i < rule.min} name={`${props.name}.${i}`} rule={rule.value} value={answer} onChange={(next) => write(rows.map((old, j) => (i === j ? next : old)))} findings={wrong(i)} />
          {rows.length > 1 && !props.isReadOnly && <IconButton label={t('answers.remove', { number: i + 1 })} onPress={() => write(rows.filter((_, j) => i !== j))}><Icon name="trash" /></IconButton>}
        </div>
      ))}
      {rows.length < rule.max && !props.isReadOnly && <div><Button size="small" onPress={() => write([...rows, undefined])}><Icon name="plus" size={16} /> {t('answers.add')}</Button></div>}
    </FieldBox>
  );
}
