import { useMemo } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop, type Key } from 'react-aria-components';
import { isList } from '../../annotation/json';
import type { ChoiceSetRule } from '../../annotation/rules/values';
import { IconButton, Button as TextButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { useText } from '../../messages/workspace';
import type { FieldProps } from './props';
import { FieldBox } from './FieldBox';

/** An order of all choices, the best first: by dragging, by buttons, and with the keyboard through the drag handle. */
export default function RankingField({ rule, value, onChange, ...props }: FieldProps<ChoiceSetRule>) {
  const t = useText();
  const { choices } = rule;
  const given = useMemo(() => (isList(value) ? value : []).map((v) => choices.find(v)).filter((i) => i >= 0), [value, choices]);
  const order = given.length === choices.leaves.length ? given : choices.leaves.map((_, i) => i);
  const items = order.map((leaf, rank) => ({ id: leaf, rank, name: choices.display(choices.leaves[leaf]) }));
  const write = (next: readonly number[]) => onChange(next.map((leaf) => choices.leaves[leaf]!));
  const move = (from: number, to: number) => {
    const next = order.filter((_, i) => i !== from);
    next.splice(to, 0, order[from]!);
    write(next);
  };
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: props.isReadOnly,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': choices.display(choices.leaves[Number(key)]) })),
    onReorder: ({ keys, target }) => {
      const moved = [...keys].map(Number);
      const rest = order.filter((leaf) => !moved.includes(leaf));
      rest.splice(rest.indexOf(Number(target.key)) + (target.dropPosition === 'after' ? 1 : 0), 0, ...moved);
      write(rest);
    },
  });
  return (
    <FieldBox {...props} description={props.description ?? (props.isReadOnly ? undefined : t('ranking.hint'))} group>
      <GridList aria-label={props.title} className="ranking" items={items} dependencies={[items]} dragAndDropHooks={dragAndDropHooks}>
        {({ id, rank, name }) => (
          <GridListItem id={id as Key} textValue={name} className="ranking-item">
            <Button slot="drag" className="ranking-drag" aria-label={t('ranking.drag', { name })}><Icon name="drag" /></Button>
            <span className="ranking-rank">{rank + 1}</span>
            <span className="grow">{name}</span>
            <IconButton label={t('ranking.up', { name })} size="small" isDisabled={rank === 0 || props.isReadOnly} onPress={() => move(rank, rank - 1)}><Icon name="up" size={16} /></IconButton>
            <IconButton label={t('ranking.down', { name })} size="small" isDisabled={rank === items.length - 1 || props.isReadOnly} onPress={() => move(rank, rank + 1)}><Icon name="down" size={16} /></IconButton>
          </GridListItem>
        )}
      </GridList>
      {given.length === 0 && !props.isReadOnly && <div><TextButton size="small" onPress={() => write(order)}>{t('ranking.keep')}</TextButton></div>}
    </FieldBox>
  );
}
