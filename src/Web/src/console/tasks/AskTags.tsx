import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { TextField } from '../../components/Field';
import { useText } from '../../messages/selection';
import { listOf } from '../settings/lists';

export function AskTags({ what, n, onClose, onDo }: { what: 'tag' | 'untag'; n: number; onClose: () => void; onDo: (tags: string[]) => void }) {
  const t = useText();
  const [text, setText] = useState('');
  const tags = listOf(text);
  return (
    <Dialog title={t(`${what}.title`, { n })} isOpen onClose={onClose} width="small" actions={<><Button onPress={onClose}>{t('back')}</Button><Button kind="primary" isDisabled={tags.length === 0} onPress={() => onDo(tags)}>{t(`${what}.confirm`)}</Button></>}>
      <TextField label={t('tags')} hint={t('tags.hint')} value={text} onChange={setText} autoFocus />
    </Dialog>
  );
}
