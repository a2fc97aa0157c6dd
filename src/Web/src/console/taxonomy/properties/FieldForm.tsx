import type { Json } from '../../../api/wire';
import { Switch, TextField } from '../../../components/Field';
import { NumberField } from '../../../components/NumberField';
import { Select } from '../../../components/Select';
import { useText } from '../../../messages/taxonomy';
import { set } from '../json';
import { renameField } from '../mentions';
import { ChoicesField } from './ChoicesField';
import { Condition } from './Condition';
import { NumberBounds } from './NumberBounds';
import { numberIn, objectOf, orNothing, textIn, type FormProps } from './form';
import { useTyped } from './useTyped';

const types = ['text', 'category', 'number', 'datetime', 'boolean', 'ranked_choices', 'time_range'] as const;
type FieldType = (typeof types)[number];

const choosing = new Set<FieldType>(['category', 'ranked_choices']);

export function FieldForm(props: FormProps) {
  const t = useText();
  const { draft, node, value, put } = props;
  const identify = useTyped<string>(draft, (params, id) => renameField(params, node.path, id));
  const written = textIn(value, 'type');
  const kind = types.find((x) => x === (written === 'select' ? 'category' : written)) ?? 'text';
  const change = (next: FieldType) => {
    const { field_id, title, description, required, conditions, choices } = objectOf(value);
    const kept: Record<string, Json | undefined> = { type: next, field_id, title, description, required, conditions, ...(choosing.has(next) && { choices: choices ?? ['first', 'second'] }) };
    draft.edit((params) => set(params, node.path, Object.fromEntries(Object.entries(kept).filter((e): e is [string, Json] => e[1] !== undefined))));
  };
  const bound = (key: 'min_length' | 'max_length' | 'min_choices' | 'max_choices') => <NumberField label={t(`field.${key}`)} value={numberIn(value, key)} min={0} onChange={(n) => put(key, n)} onEmpty={() => put(key, undefined)} />;
  return (
    <>
      <TextField label={t('field.title')} value={textIn(value, 'title')} onChange={(text) => put('title', orNothing(text))} />
      <TextField label={t('field.id')} hint={t('attribute.key.hint')} value={textIn(value, 'field_id')} onChange={identify} />
      <TextField label={t('label.description')} rows={2} value={textIn(value, 'description')} onChange={(text) => put('description', orNothing(text))} />
      <Select<FieldType> label={t('attribute.type')} choices={types.map((id) => ({ id, name: t(`field.type.${id}`) }))} value={kind} onChange={change} />
      {kind === 'text' && <div className="form-grid">{bound('min_length')}{bound('max_length')}</div>}
      {choosing.has(kind) && <ChoicesField draft={draft} node={node} value={value} />}
      {kind === 'category' && <div className="form-grid">{bound('min_choices')}{bound('max_choices')}</div>}
      {kind === 'number' && <NumberBounds value={value} put={put} />}
      {kind === 'datetime' && (
        <div className="form-grid">
          <TextField label={t('field.earliest')} placeholder="2026-01-31" value={textIn(value, 'min')} onChange={(text) => put('min', orNothing(text))} />
          <TextField label={t('field.latest')} placeholder="2026-12-31" value={textIn(value, 'max')} onChange={(text) => put('max', orNothing(text))} />
        </div>
      )}
      <Switch isSelected={objectOf(value).required !== false} onChange={(on) => put('required', on ? undefined : false)}>{t('attribute.required')}</Switch>
      <Condition {...props} labels={[]} />
    </>
  );
}
