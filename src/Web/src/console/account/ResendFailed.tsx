import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { Button } from '../../components/Button';
import { DateTimeField } from '../../components/DateTimeField';
import { Dialog } from '../../components/Dialog';
import { ErrorText, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/account';
import { DAY } from '../../spans';

export function ResendFailed({ onClose }: { onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [since, setSince] = useState<string | null>(() => new Date(Date.now() - DAY).toISOString());
  const resend = useMutation({
    mutationFn: () => take(api.POST('/api/callbacks/redeliver', { body: { failed_since: since! } })),
    onSuccess: ({ redelivered }) => {
      toast.good(t('callbacks.resendall.done', { n: redelivered }));
      void queries.invalidateQueries({ queryKey: ['callbacks'] });
      onClose();
    },
  });
  return (
    <Dialog
      title={t('callbacks.resendall.title')}
      isOpen
      onClose={onClose}
      width="small"
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" isDisabled={since === null} isPending={resend.isPending} onPress={() => resend.mutate()}>{t('callbacks.resend')}</Button>
        </>
      }
    >
      {resend.isError && <Notice kind="bad"><ErrorText error={resend.error} /></Notice>}
      <DateTimeField label={t('callbacks.resendall.since')} value={since} onChange={setSince} />
    </Dialog>
  );
}
