import { useState } from 'react';
import type { Json } from '../../../api/wire';
import { TextField } from '../../../components/Field';
import { useText } from '../../../messages/taxonomy';
import { fromLines, toLines } from './choiceLines';

/** A list of choices as lines of text, indented where they stand below another. */
export function ChoicesField({ value, onChange }: { value: Json | undefined; onChange: (value: Json) => void }) {
  const t = useText();
  const own = toLines(value);
  const [text, setText] = useState(own);
  const [told, setTold] = useState(own);
  // Somebody else changed the list: undo, or the JSON tab.
  if (own !== told) {
    setTold(own);
    setText(own);
  }
  const change = (next: string) => {
    setText(next);
    const list = fromLines(next, value);
    setTold(toLines(list));
    onChange(list);
  };
  return <TextField label={t('choices')} hint={t('choices.hint')} rows={5} value={text} onChange={change} />;
}
