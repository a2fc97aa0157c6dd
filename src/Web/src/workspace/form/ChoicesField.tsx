import { useState } from 'react';
import { Checkbox, CheckboxGroup } from 'react-aria-components';
import { isList } from '../../annotation/json';
import type { ChoiceSetRule } from '../../annotation/rules/values';
import { TextField } from '../../components/Field';
import { Icon } from '../../components/Icon';
import { useText } from '../../messages/workspace';
import type { FieldProps } from './props';
import { FieldBox } from './FieldBox';
import { TreeField } from './TreeField';

/** From here on a list can be searched. */
const searchable = 12;

/** Several of the choices; with room for one only, another choice replaces it. */
export function ChoicesField({ rule, value, onChange, ...props }: FieldProps<ChoiceSetRule>) {
  const t = useText();
  const [search, setSearch] = useState('');
  const { choices, min, max } = rule;
  const chosen = (isList(value) ? value : []).map((v) => choices.find(v)).filter((i) => i >= 0);
  const choose = (leaves: readonly number[]) => {
    const kept = max === 1 ? leaves.slice(-1) : leaves;
    onChange([...kept].sort((a, b) => a - b).map((i) => choices.leaves[i]!));
  };
  const description = props.description ?? (props.isReadOnly ? undefined : min === max ? t('choices.exactly', { count: min }) : min > 1 || max < choices.leaves.length ? t('choices.bounds', { min, max }) : undefined);
  const shown = choices.leaves.map((leaf, i) => ({ i, name: choices.display(leaf) })).filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  return (
    <FieldBox {...props} description={description} group>
      {choices.leaves.length > searchable && <TextField label={t('field.search')} aria-label={t('field.search')} value={search} onChange={setSearch} />}
      {choices.isTree ? (
        <TreeField choices={choices} chosen={chosen} several={max > 1} isReadOnly={props.isReadOnly} onChange={choose} search={search} />
      ) : (
        <CheckboxGroup aria-label={props.title} className="checks" value={chosen.map(String)} onChange={(keys) => choose(keys.map(Number))} isDisabled={props.isReadOnly}>
          {shown.map(({ i, name }) => <Check key={i} value={String(i)} name={name} isDisabled={max > 1 && chosen.length >= max && !chosen.includes(i)} />)}
        </CheckboxGroup>
      )}
    </FieldBox>
  );
}

function Check({ value, name, isDisabled }: { value: string; name: string; isDisabled: boolean }) {
  return (
    <Checkbox value={value} className="checkbox" isDisabled={isDisabled}>
      <span className="checkbox-box" aria-hidden><Icon name="check" size={14} /></span>
      <span>{name}</span>
    </Checkbox>
  );
}
