import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { Button } from '../../components/Button';
import { Copy } from '../../components/Copy';
import { Dialog } from '../../components/Dialog';
import { TextField } from '../../components/Field';
import { Select } from '../../components/Select';
import { ErrorText, Notice } from '../../components/States';
import { useText } from '../../messages/account';
import { givable, type Givable } from './roles';

const addresses = (text: string) => [...new Set(text.split(/[\s,;]+/).filter((a) => a !== ''))];

/** Invites people, then shows each one's link: the server tells it this once. */
export function Invite({ onClose }: { onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [role, setRole] = useState<Givable>('labeler');
  const emails = addresses(text);
  const invite = useMutation({
    mutationFn: () => take(api.POST('/v1/teams/invite', { body: { emails, team_role: role } })),
    onSuccess: (team) => queries.setQueryData(['team'], team.map(({ invitation: _, ...person }) => person)),
  });
  if (invite.data)
    return (
      <Dialog title={t('team.invited.title')} isOpen onClose={onClose} actions={<Button kind="primary" onPress={onClose}>{t('close')}</Button>}>
        <Notice kind="warn">{t('team.invited.body')}</Notice>
        {invite.data.filter((p) => p.invitation).map((p) => <Copy key={p.id} label={p.email} value={`${window.location.origin}/join#invitation=${p.invitation}`} />)}
      </Dialog>
    );
  return (
    <Dialog
      title={t('team.invite.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" isDisabled={emails.length === 0} isPending={invite.isPending} onPress={() => invite.mutate()}>{t('team.invite.send')}</Button>
        </>
      }
    >
      {invite.isError && <Notice kind="bad"><ErrorText error={invite.error} /></Notice>}
      <TextField label={t('team.invite.emails')} hint={t('team.invite.hint')} rows={4} value={text} onChange={setText} autoFocus />
      <Select<Givable> label={t('team.invite.role')} choices={givable.map((id) => ({ id, name: t(`team.role.${id}`), hint: t(`team.role.${id}.hint`) }))} value={role} onChange={setRole} />
    </Dialog>
  );
}
