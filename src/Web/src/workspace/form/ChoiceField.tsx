import { useId } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { Select } from '../../components/Select';
import type { ChoiceRule } from '../../annotation/rules/values';
import { FieldBox } from './FieldBox';
import type { FieldProps } from './props';
import { TreeField } from './TreeField';
import { useText } from '../../messages/workspace';

/** More than this many do not stand side by side as radio buttons. */
const mostRadios = 8;

/** Exactly one of the choices. */
export function ChoiceField({ rule, value, onChange, ...props }: FieldProps<ChoiceRule>) {
  const t = useText();
  const id = useId();
  const { choices } = rule;
  const at = choices.find(value);
  const choose = (key: string) => onChange(choices.leaves[Number(key)]);
  const name = (leaf: (typeof choices.leaves)[number]) => (typeof leaf === 'boolean' ? t(leaf ? 'yes' : 'no') : choices.display(leaf));
  if (choices.isTree) return <FieldBox {...props} group><TreeField choices={choices} chosen={at < 0 ? [] : [at]} several={false} isReadOnly={props.isReadOnly} onChange={([leaf]) => onChange(leaf === undefined ? undefined : choices.leaves[leaf])} /></FieldBox>;
  if (choices.leaves.length > mostRadios)
    return (
      <FieldBox {...props} group>
        <Select label={props.title} hideLabel choices={choices.leaves.map((leaf, i) => ({ id: String(i), name: name(leaf) }))} value={at < 0 ? null : String(at)} onChange={choose} isDisabled={props.isReadOnly} placeholder={t('field.choose')} />
      </FieldBox>
    );
  return (
    <FieldBox {...props} group>
      <RadioGroup aria-label={props.title} className="radios" value={at < 0 ? '' : String(at)} onChange={choose} isDisabled={props.isReadOnly} name={id}>
        {choices.leaves.map((leaf, i) => (
          <Radio key={i} value={String(i)} className="radio"><span className="radio-dot" aria-hidden /><span>{name(leaf)}</span></Radio>
        ))}
      </RadioGroup>
      {at >= 0 && !props.isRequired && !props.isReadOnly && <button type="button" className="field-clear" onClick={() => onChange(undefined)}>{t('field.clear')}</button>}
    </FieldBox>
  );
}
