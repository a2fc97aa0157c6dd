import { isObject, type Json } from '../../annotation/json';
import type { ListRule, ObjectRule } from '../../annotation/rules/structure';
import { Button, IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { useText } from '../../messages/workspace';
import { FieldBox } from './FieldBox';
import type { FieldProps } from './props';
import { Form } from './Form';

/** Rows of named values: one for every person, line or item that a task has several of. */
export function RowsField({ rule, value, onChange, findings, ...props }: FieldProps<ListRule> & { value: readonly Json[] }) {
  const t = useText();
  return (
    <FieldBox {...props} findings={findings.filter((f) => f.field.length === 0)} group>
      {value.map((row, i) => (
        <div key={i} className="field-row boxed">
          <div className="grow stack tight">
            <Form rule={rule.item as ObjectRule} value={isObject(row) ? row : {}} onChange={(next) => onChange(value.map((old, j) => (i === j ? next : old)))} findings={findings.filter((f) => f.field[0] === i).map((f) => ({ ...f, field: f.field.slice(1) }))} strict isReadOnly={props.isReadOnly} path={`${props.name}.${i}`} />
          </div>
          {!props.isReadOnly && <IconButton label={t('rows.remove', { number: i + 1 })} onPress={() => onChange(value.filter((_, j) => i !== j))}><Icon name="trash" /></IconButton>}
        </div>
      ))}
      {!props.isReadOnly && value.length < rule.max && <div><Button size="small" onPress={() => onChange([...value, {}])}><Icon name="plus" size={16} /> {t('rows.add')}</Button></div>}
    </FieldBox>
  );
}
