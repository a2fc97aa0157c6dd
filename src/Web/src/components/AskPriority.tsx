import { useState } from 'react';
import { MAX_PRIORITY, MIN_PRIORITY } from '../api/priority';
import { useText } from '../messages/shell';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { NumberField } from './NumberField';

/** Asks for the priority of one batch or several. */
export function AskPriority({ title, priority, isPending, onSave, onClose }: { title: string; priority: number; isPending: boolean; onSave: (priority: number) => void; onClose: () => void }) {
  const t = useText();
  const [value, setValue] = useState(priority);
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      width="small"
      actions={
        <>
          <Button onPress={onClose}>{t('priority.cancel')}</Button>
          <Button kind="primary" isPending={isPending} onPress={() => onSave(value)}>{t('priority.save')}</Button>
        </>
      }
    >
      <NumberField label={t('priority')} hint={t('priority.hint')} value={value} onChange={setValue} min={MIN_PRIORITY} max={MAX_PRIORITY} />
    </Dialog>
  );
}
