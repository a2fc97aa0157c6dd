import { useState } from 'react';
import { TextField } from '../../components/Field';
import { useText } from '../../messages/taxonomy';
import { read } from './basis';
import type { Draft } from './draft';

/** All parameters as text. What can be read becomes the draft at once; what cannot is kept with it. */
export function JsonTab({ draft }: { draft: Draft }) {
  const t = useText();
  const own = JSON.stringify(draft.params, null, 2);
  // The person's own blanks and line ends, as long as they say the same.
  const [typed, setTyped] = useState(own);
  const change = (next: string) => {
    setTyped(next);
    draft.write(next);
  };
  const problem = useProblem(draft);
  const shown = draft.text ?? (says(typed, own) ? typed : own);
  return <div className="pane padded"><TextField label={t('tab.json')} hint={t('json.hint')} error={problem} rows={28} mono value={shown} onChange={change} /></div>;
}

/** Why the text cannot be read, in words; undefined when it can. */
export function useProblem({ text }: Draft): string | undefined {
  const t = useText();
  const now = text === null ? null : read(text);
  if (now === null || 'params' in now) return undefined;
  return now.error === null ? t('json.object') : t('json.wrong', { error: now.error });
}

function says(text: string, own: string): boolean {
  const now = read(text);
  return 'params' in now && JSON.stringify(now.params, null, 2) === own;
}
