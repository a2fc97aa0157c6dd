import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form, Radio, RadioGroup } from 'react-aria-components';
import { api, take } from '../../api/client';
import { Button } from '../../components/Button';
import { DateTimeField } from '../../components/DateTimeField';
import { Dialog } from '../../components/Dialog';
import { TextField } from '../../components/Field';
import { Select } from '../../components/Select';
import { ErrorText, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText as useConsoleText } from '../../messages/console';
import { useText } from '../../messages/exports';
import { batchesQuery, projectsQuery } from '../queries';
import { dates, filterOf, reviews, statuses, type DateOf, type TaskFilter } from '../tasks/filter';
import { bodyOf, formats, pictureFormats, type Format } from './exports';

const ANY = '';

/** Asks for an export; begins with the filter that the list of tasks had. */
export function NewExport({ params, onClose }: { params: URLSearchParams; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [format, setFormat] = useState<Format>('jsonl');
  const [filter, setFilter] = useState<TaskFilter>(() => filterOf(params));
  const [asOf, setAsOf] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: () => take(api.POST('/api/exports', { body: bodyOf(format, filter, asOf) })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['exports'] });
      toast.good(t('started'));
      onClose();
    },
  });
  return (
    <Dialog
      title={t('new')}
      isOpen
      onClose={onClose}
      width="large"
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" type="submit" form="new-export" isPending={start.isPending}>{t('start')}</Button>
        </>
      }
    >
      <Form
        id="new-export"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate();
        }}
      >
        {start.isError && <Notice kind="bad"><ErrorText error={start.error} /></Notice>}
        <RadioGroup className="cards three" aria-label={t('format')} value={format} onChange={(id) => setFormat(id as Format)}>
          {formats.map((id) => <Radio key={id} value={id} className="choice-card"><strong>{t(`format.${id}`)}</strong><span>{t(`format.${id}.hint`)}</span></Radio>)}
        </RadioGroup>
        {pictureFormats.includes(format) && <p className="muted small">{t('pictures')}</p>}
        <Filter filter={filter} onChange={(part) => setFilter((now) => ({ ...now, ...part }))} />
        <DateTimeField label={t('moment')} hint={t('moment.hint')} value={asOf} onChange={setAsOf} />
      </Form>
    </Dialog>
  );
}

function Filter({ filter, onChange }: { filter: TaskFilter; onChange: (part: Partial<TaskFilter>) => void }) {
  const t = useText();
  const words = useConsoleText();
  const projects = useQuery(projectsQuery());
  const batches = useQuery({ ...batchesQuery(filter.project), refetchInterval: false });
  const any = { id: ANY, name: t('any') };
  const names = (list: { name: string }[] | undefined, chosen: string | undefined) => [any, ...[...new Set([...(chosen ? [chosen] : []), ...(list ?? []).map((x) => x.name)])].map((name) => ({ id: name, name }))];
  return (
    <fieldset className="plain-group">
      <legend>{t('filter')}</legend>
      <div className="form-grid">
        <Select label={t('project')} choices={names(projects.data, filter.project)} value={filter.project ?? ANY} onChange={(v) => onChange({ project: v || undefined, batch: undefined })} />
        <Select label={t('batch')} choices={names(batches.data, filter.batch)} value={filter.batch ?? ANY} onChange={(v) => onChange({ batch: v || undefined })} />
        <Select label={t('status')} choices={[any, ...statuses.map((id) => ({ id, name: words(`status.${id}`) }))]} value={filter.status ?? ANY} onChange={(v) => onChange({ status: statuses.find((s) => s === v) })} />
        <Select label={t('review')} choices={[any, ...reviews.map((id) => ({ id, name: words(`review.${id}`) }))]} value={filter.review ?? ANY} onChange={(v) => onChange({ review: reviews.find((s) => s === v) })} />
        <Select<DateOf> label={t('which')} choices={dates.map((id) => ({ id, name: words(`tasks.filter.${id}`) }))} value={filter.which} onChange={(which) => onChange({ which })} />
        <DateTimeField label={t('from')} dateOnly value={filter.from ?? null} onChange={(v) => onChange({ from: v ?? undefined })} />
        <DateTimeField label={t('to')} dateOnly value={filter.to ?? null} onChange={(v) => onChange({ to: v ?? undefined })} />
        <TextField label={t('tag')} value={filter.tag ?? ''} onChange={(tag) => onChange({ tag: tag || undefined })} />
      </div>
    </fieldset>
  );
}
