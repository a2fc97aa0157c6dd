import { useState } from 'react';
import type { Json } from '../../../api/wire';
import { TextField } from '../../../components/Field';
import { useText } from '../../../messages/taxonomy';
import { leaves } from '../labels';
import { choicesAt, withChoices } from '../mentions';
import { fromLines, toLines } from './choiceLines';
import { objectOf, type FormProps } from './form';
import { useTyped } from './useTyped';

/** A list of choices as lines of text, indented where they stand below another. */
export function ChoicesField({ draft, node, value: definition }: Pick<FormProps, 'draft' | 'node' | 'value'>) {
  const t = useText();
  const value = objectOf(definition).choices;
  const put = useTyped<Json[]>(draft, (params, list) => withChoices(params, node.path, list), (from, list) => choicesAt(from, node.path).length === leaves(list).length);
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
    put(list);
  };
  return <TextField label={t('choices')} hint={t('choices.hint')} rows={5} value={text} onChange={change} />;
}
