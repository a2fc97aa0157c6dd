import { useState } from 'react';
import type { Batch } from '../../api/wire';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { NumberField } from '../../components/NumberField';
import { useText } from '../../messages/console';
import { useReorder } from './actions';
import { MAX_PRIORITY, MIN_PRIORITY } from './order';

export function SetPriority({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const t = useText();
  const reorder = useReorder();
  const [priority, setPriority] = useState(batch.priority);
  return (
    <Dialog
      title={batch.name}
      isOpen
      onClose={onClose}
      width="small"
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" isPending={reorder.isPending} onPress={() => reorder.mutate([{ name: batch.name, priority }], { onSettled: onClose })}>{t('save')}</Button>
        </>
      }
    >
      <NumberField label={t('batch.priority')} hint={t('batch.priority.hint')} value={priority} onChange={setPriority} min={MIN_PRIORITY} max={MAX_PRIORITY} />
    </Dialog>
  );
}
