import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Project } from '../../api/wire';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { Section } from '../../components/Page';
import { Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/delivery';

function useArchive(project: Project) {
  const t = useText();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (archived: boolean) => take(api.POST('/api/projects/{name}/archive', { params: { path: { name: project.name } }, body: { archived } })),
    onSuccess: (_, archived) => toast.good(t(archived ? 'archive.done' : 'archive.back.done', { name: project.name })),
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  });
}

/** Puts a project away; it can be brought back. */
export function Archive({ project }: { project: Project }) {
  const t = useText();
  const archive = useArchive(project);
  const [asking, setAsking] = useState(false);
  return (
    <Section title={t('archive')} hint={t('archive.hint')}>
      <div className="row"><Button onPress={() => setAsking(true)}>{t('archive.do')}</Button></div>
      {asking && <Confirm title={t('archive.title', { name: project.name })} body={t('archive.body')} confirm={t('archive.confirm')} cancel={t('cancel')} busy={archive.isPending} onConfirm={() => archive.mutate(true, { onSettled: () => setAsking(false) })} onClose={() => setAsking(false)} />}
    </Section>
  );
}

/** Says that a project is put away, and brings it back. */
export function Archived({ project }: { project: Project }) {
  const t = useText();
  const archive = useArchive(project);
  return (
    <Notice kind="warn">
      <div className="row apart"><span>{t('archived')}</span><Button size="small" isPending={archive.isPending} onPress={() => archive.mutate(false)}>{t('archive.back')}</Button></div>
    </Notice>
  );
}
