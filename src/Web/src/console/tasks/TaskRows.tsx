import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { Button, IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { EmptyState, ErrorState, ErrorText, Loading, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/console';
import { useText as useSelectionText } from '../../messages/selection';
import { MOST_SELECTED, rowsOf, toggled } from './bulk';
import { DownloadTasks } from './DownloadTasks';
import type { TaskFilter } from './filter';
import { GoTo } from './GoTo';
import { idsBetween, refresh } from './pages';
import { SelectionBar } from './SelectionBar';
import { TaskTable } from './TaskTable';
import { useLines } from './useLines';
import { useScroll } from './useScroll';

/** Height of the table's head, in pixels; the sheet has it too. */
const HEAD = 36;

/** Milliseconds that a row which was gone to stands out. */
const STANDS_OUT = 4_000;

/** The tasks of one filter; another filter is another list, with nothing selected. */
export function TaskRows({ filter, wide }: { filter: TaskFilter; wide: boolean }) {
  const t = useText();
  const words = useSelectionText();
  const queries = useQueryClient();
  const [rows, setRows] = useState(0);
  const { goTo, first, last, ...scroll } = useScroll(rows, HEAD, useLocation().key);
  const lines = useLines(filter, first, last);
  const { total } = lines;
  useEffect(() => setRows(total), [total]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [found, setFound] = useState<number | null>(null);
  const anchor = useRef<number | null>(null);
  useEffect(() => {
    if (found === null) return;
    const timer = setTimeout(() => setFound(null), STANDS_OUT);
    return () => clearTimeout(timer);
  }, [found]);

  const select = async (from: number, to: number, on: boolean) => {
    try {
      const ids = await idsBetween(queries, filter, from, to);
      setSelected((now) => toggled(now, ids, on));
    } catch (error) {
      toast.bad(t('failed'), error);
    }
  };
  const pick = (row: number, id: string, shift: boolean) => {
    const { first: from, last: to, cut } = rowsOf(row, shift ? anchor.current : null);
    anchor.current = row;
    if (cut) toast.info(words('most', { most: MOST_SELECTED }));
    if (from === to) setSelected((now) => toggled(now, [id], !now.has(id)));
    else void select(from, to, !selected.has(id));
  };
  const pickAll = () => {
    if (selected.size >= Math.min(total, MOST_SELECTED)) return setSelected(new Set());
    if (total > MOST_SELECTED) toast.info(words('most', { most: MOST_SELECTED }));
    void select(0, Math.min(total, MOST_SELECTED) - 1, true);
  };

  return (
    <>
      <div className="task-toolbar row apart">
        <span className="muted small">
          <span aria-live="polite">{!lines.isPending && (total > 0 || lines.error === null) && t('tasks.total', { n: total })}</span>
          {total > 0 && ` · ${t('tasks.range', { first: Math.min(first + 1, total), last: Math.min(last + 1, total) })}`}
        </span>
        <div className="row task-tools">
          {total > 0 && <GoTo filter={filter} total={total} onRow={(row) => { goTo(row); setFound(row); }} />}
          <DownloadTasks filter={filter} total={total} />
          <IconButton label={t('tasks.refresh')} onPress={() => void refresh(queries, filter)}><Icon name="refresh" /></IconButton>
        </div>
      </div>
      {selected.size > 0 && <SelectionBar ids={[...selected]} onClear={() => setSelected(new Set())} />}
      {total > 0 && lines.error !== null && (
        <div className="section-body"><Notice kind="bad"><ErrorText error={lines.error} /><Button size="small" onPress={lines.retry}>{t('tasks.retry')}</Button></Notice></div>
      )}
      {lines.isPending ? <div className="section-body"><Loading rows={6} /></div>
        : total === 0 && lines.error !== null ? <ErrorState error={lines.error} onRetry={lines.retry} />
        : total === 0 ? <EmptyState icon="search" title={t('tasks.none')}><p>{t('tasks.none.body')}</p></EmptyState>
        : <TaskTable {...scroll} first={first} last={last} total={total} lineAt={lines.lineAt} found={found} wide={wide} selected={selected} onPick={pick} onAll={pickAll} />}
    </>
  );
}
