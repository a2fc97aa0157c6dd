import type { Json } from '../../../api/wire';
import { Button, IconButton } from '../../../components/Button';
import { Switch } from '../../../components/Field';
import { Icon } from '../../../components/Icon';
import { useText } from '../../../messages/taxonomy';
import { set } from '../json';
import { labelsOf } from '../outline';
import { KeyField } from './KeyField';
import { LabelPicker } from './LabelPicker';
import { flagIn, objectOf, type FormProps } from './form';

/** A kind of link: pairs of labels that it may join. */
export function LinkForm({ type, draft, node, value }: FormProps) {
  const t = useText();
  const pairs: Json[] = Array.isArray(value) ? value : [value ?? {}];
  const all = labelsOf(type, draft.params);
  const put = (next: Json[]) => draft.edit((params) => set(params, node.path, next));
  const change = (i: number, key: string, to: Json | undefined) => put(pairs.map((pair, j) => (i === j ? set(objectOf(pair), [key], to) : pair)));
  return (
    <>
      <KeyField draft={draft} node={node} />
      {pairs.map((pair, i) => (
        // eslint-disable-next-line react/no-array-index-key -- pairs have nothing else that stays
        <fieldset key={i} className="condition">
          <legend>{t('link.pair')}</legend>
          <div className="form-grid">
            <LabelPicker label={t('link.from')} all={all} value={objectOf(pair).from_allowed_labels} onChange={(labels) => change(i, 'from_allowed_labels', labels)} />
            <LabelPicker label={t('link.to')} all={all} value={objectOf(pair).to_allowed_labels} onChange={(labels) => change(i, 'to_allowed_labels', labels)} />
          </div>
          <div className="row apart">
            <Switch isSelected={flagIn(pair, 'is_bidirectional')} onChange={(on) => change(i, 'is_bidirectional', on || undefined)}>{t('link.both')}</Switch>
            {pairs.length > 1 && <IconButton label={t('remove')} onPress={() => put(pairs.filter((_, j) => j !== i))}><Icon name="trash" /></IconButton>}
          </div>
        </fieldset>
      ))}
      <div className="row"><Button size="small" onPress={() => put([...pairs, { from_allowed_labels: all, to_allowed_labels: all }])}><Icon name="plus" size={16} />{t('link.addpair')}</Button></div>
    </>
  );
}
