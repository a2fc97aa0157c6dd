import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Mode } from '../../app/preferences';
import { Button } from '../../components/Button';
import { Copy } from '../../components/Copy';
import { Dialog } from '../../components/Dialog';
import { TextField } from '../../components/Field';
import { ErrorText, Notice } from '../../components/States';
import { useText } from '../../messages/account';

/** Makes a key, then shows it: the server tells it this once. */
export function NewKey({ mode, onClose }: { mode: Mode; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const make = useMutation({
    mutationFn: () => take(api.POST('/api/keys', { body: { mode, ...(name.trim() && { name: name.trim() }) } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  });
  if (make.data)
    return (
      <Dialog title={t('keys.shown.title')} isOpen onClose={onClose} actions={<Button kind="primary" onPress={onClose}>{t('close')}</Button>}>
        <Notice kind="warn">{t('keys.shown.body')}</Notice>
        <Copy label={t('keys.col.id')} value={make.data.key} />
        <Copy label={t('keys.shown.try')} value={`curl -u "${make.data.key}:" ${window.location.origin}/v1/projects`} />
      </Dialog>
    );
  return (
    <Dialog
      title={t(`keys.new.${mode}`)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" isPending={make.isPending} onPress={() => make.mutate()}>{t('keys.make')}</Button>
        </>
      }
    >
      {make.isError && <Notice kind="bad"><ErrorText error={make.error} /></Notice>}
      <TextField label={t('keys.name')} hint={t('keys.name.hint')} maxLength={100} value={name} onChange={setName} autoFocus />
    </Dialog>
  );
}
