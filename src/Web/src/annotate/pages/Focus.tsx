import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { Button } from '../../components/Button';
import { Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/annotate';
import { useMe } from './me';

/** The person chose the work of one batch, and may have everything again. Nothing when they did not. */
export function Focus() {
  const t = useText();
  const queries = useQueryClient();
  const { data } = useMe();
  const everything = useMutation({
    mutationFn: () => take(api.PUT('/api/me/focus', { body: {} })),
    onSuccess: (me) => queries.setQueryData(['me'], me),
    onError: (error) => toast.bad(t('focus.failed'), error),
  });
  if (!data?.focus) return null;
  return (
    <Notice kind="info">
      <div className="row apart">
        <span>{t('focus.only', { batch: data.focus.name })}</span>
        <Button size="small" isPending={everything.isPending} onPress={() => everything.mutate()}>{t('focus.all')}</Button>
      </div>
    </Notice>
  );
}
