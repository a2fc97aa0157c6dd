import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { Fetched } from '../../components/Fetched';
import { TextField } from '../../components/Field';
import { Select } from '../../components/Select';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/ops';
import { peopleQuery } from '../queries';

export type Way = 'release' | 'reassign';

/** Takes a task out of the hands it is in, and gives it to all or to one. */
export function Unstick({ task, way, onClose }: { task: string; way: Way; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const people = useInfiniteQuery(peopleQuery('online'));
  const [person, setPerson] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const choices = people.data?.pages.flatMap((page) => page.people).map(({ id, name, email }) => ({ id, name, hint: email ?? '' })) ?? [];
  const ready = way === 'release' ? reason.trim() !== '' : person !== null;
  const go = useMutation({
    mutationFn: () => {
      const [params, why] = [{ path: { id: task } }, reason.trim()];
      return way === 'release' ? take(api.POST('/api/ops/tasks/{id}/release', { params, body: { reason: why } })) : take(api.POST('/api/ops/tasks/{id}/reassign', { params, body: { person: person!, ...(why && { reason: why }) } }));
    },
    onSuccess: () => {
      toast.good(t(`stuck.did.${way}`, { name: choices.find((c) => c.id === person)?.name ?? '' }));
      onClose();
    },
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['ops', 'stuck'] }),
  });
  return (
    <Dialog
      title={t(`stuck.${way}.title`)}
      isOpen
      onClose={onClose}
      width="small"
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" isDisabled={!ready} isPending={go.isPending} onPress={() => go.mutate()}>{t(way === 'release' ? 'stuck.release.do' : 'stuck.reassign.do')}</Button>
        </>
      }
    >
      <div className="stack">
        <p>{t(`stuck.${way}.lead`)}</p>
        {way === 'reassign' && (
          <Fetched of={people} rows={1}>
            {() => <Select label={t('stuck.reassign.person')} placeholder={t(choices.length === 0 ? 'stuck.reassign.nobody' : 'stuck.reassign.choose')} isDisabled={choices.length === 0} choices={choices} value={person} onChange={setPerson} />}
          </Fetched>
        )}
        <TextField label={t('command.release.text')} hint={t('command.release.hint')} value={reason} onChange={setReason} isRequired={way === 'release'} rows={2} />
      </div>
    </Dialog>
  );
}
