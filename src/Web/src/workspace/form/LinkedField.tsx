import type { LinkedRule } from '../../annotation/rules/references';
import { Select } from '../../components/Select';
import { useDesk, useDoc } from '../model/context';
import { useText } from '../../messages/workspace';
import { FieldBox } from './FieldBox';
import type { FieldProps } from './props';

const none = '';

/** Another annotation of this answer, with one of the labels that are allowed. */
export function LinkedField({ rule, value, onChange, self, ...props }: FieldProps<LinkedRule>) {
  const t = useText();
  const { taxonomy } = useDesk();
  const { items } = useDoc();
  const choices = items
    .map((item, i) => ({ item, name: `${i + 1} ${taxonomy!.labels.display(item.label)}` }))
    .filter(({ item }, i, all) => item.id !== self && (rule.allowed.length === 0 || rule.allowed.includes(rule.labels.find(item.label))) && all.findIndex((o) => o.item.id === item.id) === i)
    .map(({ item, name }) => ({ id: item.id, name }));
  return (
    <FieldBox {...props} group>
      <Select
        label={props.title}
        hideLabel
        choices={[...(props.isRequired ? [] : [{ id: none, name: t('linked.none') }]), ...choices]}
        value={typeof value === 'string' ? value : null}
        onChange={(id) => onChange(id === none ? undefined : id)}
        isDisabled={props.isReadOnly}
        placeholder={t(choices.length === 0 ? 'linked.nobody' : 'linked.choose')}
      />
    </FieldBox>
  );
}
