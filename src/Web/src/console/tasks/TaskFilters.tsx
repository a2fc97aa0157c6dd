import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../components/Button';
import { DateTimeField } from '../../components/DateTimeField';
import { TextField } from '../../components/Field';
import { Select } from '../../components/Select';
import { useText } from '../../messages/console';
import { taskPath } from '../paths';
import { batchesQuery, projectsQuery } from '../queries';
import { dates, queryOf, reviews, statuses, type DateOf, type TaskFilter } from './filter';

export interface TaskFiltersProps {
  filter: TaskFilter;
  fixedProject: string | undefined;
  onChange: (part: Record<string, string | undefined>) => void;
  onClear: () => void;
}

/** "Any", as a choice of its own: an empty id is nothing a server would say. */
const ANY = '';

export function TaskFilters({ filter, fixedProject, onChange, onClear }: TaskFiltersProps) {
  const t = useText();
  const projects = useQuery({ ...projectsQuery(), enabled: !fixedProject });
  const batches = useQuery(batchesQuery(filter.project));
  const any = { id: ANY, name: t('tasks.filter.any') };
  const names = (list: { name: string }[] | undefined, chosen: string | undefined) => {
    const all = (list ?? []).map(({ name }) => ({ id: name, name }));
    return [any, ...(chosen && !all.some((x) => x.id === chosen) ? [{ id: chosen, name: chosen }] : []), ...all];
  };
  const { project, which: _, ...rest } = filter;
  const filtered = Object.keys(queryOf({ ...rest, project: fixedProject ? undefined : project, which: 'created' })).length > 0;
  return (
    <div className="toolbar" role="search">
      {!fixedProject && <Select label={t('tasks.filter.project')} small choices={names(projects.data, project)} value={project ?? ANY} onChange={(v) => onChange({ project: v, batch: undefined })} />}
      <Select label={t('tasks.filter.batch')} small choices={names(batches.data, filter.batch)} value={filter.batch ?? ANY} onChange={(v) => onChange({ batch: v })} />
      <Select label={t('tasks.filter.status')} small choices={[any, ...statuses.map((id) => ({ id, name: t(`status.${id}`) }))]} value={filter.status ?? ANY} onChange={(v) => onChange({ status: v })} />
      <Select label={t('tasks.filter.review')} small choices={[any, ...reviews.map((id) => ({ id, name: t(`review.${id}`) }))]} value={filter.review ?? ANY} onChange={(v) => onChange({ review: v })} />
      <Select<DateOf> label={t('tasks.filter.which')} small choices={dates.map((id) => ({ id, name: t(`tasks.filter.${id}`) }))} value={filter.which} onChange={(v) => onChange({ which: v })} />
      <DateTimeField label={t('tasks.filter.from')} dateOnly value={filter.from ?? null} onChange={(v) => onChange({ from: v ?? undefined })} />
      <DateTimeField label={t('tasks.filter.to')} dateOnly value={filter.to ?? null} onChange={(v) => onChange({ to: v ?? undefined })} />
      <SettledText label={t('tasks.filter.unique')} value={filter.unique_id ?? ''} onChange={(v) => onChange({ unique_id: v })} />
      <SettledText label={t('tasks.filter.tag')} value={filter.tag ?? ''} onChange={(v) => onChange({ tag: v })} />
      <OpenById />
      {filtered && <Button kind="quiet" size="small" onPress={onClear}>{t('tasks.filter.clear')}</Button>}
    </div>
  );
}

/** Milliseconds after the last letter before the server is asked. */
const SETTLE = 400;

function SettledText({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), SETTLE);
    return () => clearTimeout(timer);
  });
  return <TextField label={label} value={text} onChange={setText} />;
}

function OpenById() {
  const t = useText();
  const navigate = useNavigate();
  const [id, setId] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (id.trim()) void navigate(taskPath(id.trim()));
      }}
    >
      <TextField label={t('tasks.filter.id')} value={id} onChange={setId} />
    </form>
  );
}
