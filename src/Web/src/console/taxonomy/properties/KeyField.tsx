import { useEffect, useState } from 'react';
import { TextField } from '../../../components/Field';
import { useText } from '../../../messages/taxonomy';
import { renameEntry } from '../mentions';
import type { FormProps } from './form';

/** The key of an attribute or link: renamed when the field is left, because half a name might be another's. */
export function KeyField({ draft, node }: Pick<FormProps, 'draft' | 'node'>) {
  const t = useText();
  const old = String(node.path.at(-1));
  const [name, setName] = useState(old);
  useEffect(() => setName(old), [old]);
  const rename = () => {
    const renamed = renameEntry(draft.params, node.path, name.trim());
    if (renamed === draft.params) setName(old);
    else {
      draft.edit(() => renamed);
      draft.select([...node.path.slice(0, -1), name.trim()]);
    }
  };
  return <TextField label={t('attribute.key')} hint={t('attribute.key.hint')} value={name} onChange={setName} onBlur={rename} onKeyDown={(e) => e.key === 'Enter' && rename()} />;
}
