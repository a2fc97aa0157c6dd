import { useState } from 'react';
import type { JsonObject } from '../../api/wire';
import { TextField } from '../../components/Field';
import { useText } from '../../messages/taxonomy';
import type { Draft } from './draft';
import { isObject } from './json';

/** All parameters as text. What can be read becomes the draft at once. */
export function JsonTab({ draft }: { draft: Draft }) {
  const t = useText();
  const own = JSON.stringify(draft.params, null, 2);
  const [text, setText] = useState(own);
  const [told, setTold] = useState(own);
  const [error, setError] = useState<string>();
  // Undo, or a discarded draft.
  if (own !== told) {
    setTold(own);
    setText(own);
    setError(undefined);
  }
  const change = (next: string) => {
    setText(next);
    try {
      const value: unknown = JSON.parse(next);
      if (!isObject(value as JsonObject)) throw new Error(t('json.hint'));
      setError(undefined);
      setTold(JSON.stringify(value, null, 2));
      draft.edit(() => value as JsonObject);
    } catch (problem) {
      setError(t('json.wrong', { error: (problem as Error).message }));
    }
  };
  return <div className="pane padded"><TextField label={t('tab.json')} hint={t('json.hint')} error={error} rows={28} mono value={text} onChange={change} /></div>;
}
