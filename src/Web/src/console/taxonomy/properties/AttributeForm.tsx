import type { Json } from '../../../api/wire';
import { Switch, TextField } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { useText } from '../../../messages/taxonomy';
import { set } from '../json';
import { labelsOf } from '../outline';
import { ChoicesField } from './ChoicesField';
import { Condition } from './Condition';
import { KeyField } from './KeyField';
import { LabelPicker } from './LabelPicker';
import { NumberBounds } from './NumberBounds';
import { flagIn, objectOf, orNothing, textIn, type FormProps } from './form';

const types = ['category', 'number', 'text', 'angle', 'x_line', 'y_line', 'linked'] as const;
type AttributeType = (typeof types)[number];

/** Those that say something about a place in a box have no meaning for the task as a whole. */
const ofTask: readonly AttributeType[] = ['category', 'number', 'text', 'angle'];

export function AttributeForm(props: FormProps) {
  const t = useText();
  const { type, draft, node, value, put } = props;
  const global = node.path[0] === 'global_attributes';
  const kind = (types.find((x) => x === textIn(value, 'type')) ?? 'category');
  const required = kind === 'linked' ? flagIn(value, 'required') : objectOf(value).required !== false;
  const change = (next: AttributeType) => {
    const { choices, description, conditions } = objectOf(value);
    const kept: Record<string, Json> = { type: next, ...(description !== undefined && { description }), ...(conditions !== undefined && { conditions }), ...(next === 'category' && { choices: choices ?? ['yes', 'no'] }) };
    draft.edit((params) => set(params, node.path, kept));
  };
  return (
    <>
      <KeyField draft={draft} node={node} />
      <TextField label={t('field.title')} value={textIn(value, 'description')} onChange={(text) => put('description', orNothing(text))} />
      <Select<AttributeType> label={t('attribute.type')} choices={(global ? ofTask : types).map((id) => ({ id, name: t(`attribute.type.${id}`) }))} value={kind} onChange={change} />
      {kind === 'category' && (
        <>
          <ChoicesField draft={draft} node={node} value={value} />
          <Switch isSelected={flagIn(value, 'allow_multiple')} onChange={(on) => put('allow_multiple', on || undefined)}>{t('allow_multiple')}</Switch>
        </>
      )}
      {kind === 'number' && <NumberBounds value={value} put={put} />}
      {kind === 'linked' && <LabelPicker label={t('attribute.allowed')} all={labelsOf(type, draft.params)} value={objectOf(value).allowed_labels} onChange={(labels) => put('allowed_labels', labels)} />}
      <Switch isSelected={required} onChange={(on) => put('required', kind === 'linked' ? on || undefined : on ? undefined : false)}>{t('attribute.required')}</Switch>
      <Condition {...props} labels={global ? [] : labelsOf(type, draft.params)} />
    </>
  );
}
