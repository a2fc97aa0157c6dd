import { useText } from '../messages/shell';

/** Head of a column of buttons: there is nothing to read, but a name to hear. */
export function ActionsHead() {
  const t = useText();
  return <th><span className="visually-hidden">{t('actions')}</span></th>;
}
