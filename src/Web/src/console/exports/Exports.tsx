import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, take } from '../../api/client';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { Fetched } from '../../components/Fetched';
import { Icon } from '../../components/Icon';
import { Page, Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/exports';
import { ExportDetails } from './ExportDetails';
import { ExportTable } from './ExportTable';
import { exportsQuery, underWay, type Export } from './exports';
import { NewExport } from './NewExport';
import './exports.css';

/** Tasks in files: what was asked for, how far it is, and the files. `?new` with the filters of the list of tasks asks for another. */
export function Exports() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const exports = useInfiniteQuery(exportsQuery());
  const [open, setOpen] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Export | null>(null);
  const rows = exports.data?.pages.flatMap((page) => page.docs) ?? [];
  const shown = rows.find((row) => row.id === open);
  const create = <Button kind="primary" onPress={() => setParams({ new: '' }, { replace: true })}><Icon name="plus" />{t('new')}</Button>;
  return (
    <Page title={t('title')} lead={t('lead')} actions={rows.length > 0 && create}>
      <Section flush>
        <Fetched of={exports}>
          {() => (rows.length === 0 ? <EmptyState icon="download" title={t('none')} action={create}><p>{t('none.body')}</p></EmptyState> : <ExportTable rows={rows} onOpen={(row) => setOpen(row.id)} onLeave={setLeaving} />)}
        </Fetched>
        {exports.hasNextPage && <div className="section-body"><Button isPending={exports.isFetchingNextPage} onPress={() => void exports.fetchNextPage()}>{t('more')}</Button></div>}
      </Section>
      {params.has('new') && <NewExport params={params} onClose={() => setParams({}, { replace: true })} />}
      {shown?.url && <ExportDetails export={shown} onClose={() => setOpen(null)} />}
      {leaving && <Leave export={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

/** Asks before a file is deleted, or its writer stopped. */
function Leave({ export: row, onClose }: { export: Export; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => take(api.DELETE('/api/exports/{id}', { params: { path: { id: row.id } } })),
    onSuccess: () => toast.good(t('deleted')),
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['exports'] });
      onClose();
    },
  });
  const word = underWay(row) ? 'stop' : 'delete';
  return <Confirm title={t(`${word}.title`)} body={t(`${word}.body`)} confirm={t(word)} cancel={t('keep')} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose} />;
}
