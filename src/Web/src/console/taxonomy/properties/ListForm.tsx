import { Switch } from '../../../components/Field';
import { useText } from '../../../messages/taxonomy';
import { set } from '../json';
import type { FormProps } from './form';

/** What is true of a whole list of labels. */
export function ListForm({ type, draft }: FormProps) {
  const t = useText();
  if (type !== 'categorization') return <p className="muted">{t('select')}</p>;
  return (
    <Switch isSelected={draft.params.allow_multiple === true} onChange={(on) => draft.edit((params) => set(params, ['allow_multiple'], on))}>
      {t('allow_multiple')}
    </Switch>
  );
}
