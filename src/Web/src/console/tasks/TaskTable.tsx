import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type MouseEvent } from 'react';
import { Link } from 'react-router';
import { When } from '../../components/When';
import { useText } from '../../messages/console';
import { useText as useSelectionText } from '../../messages/selection';
import { taskPath } from '../paths';
import { ReviewChip, StatusChip } from '../status';
import { toggled } from './bulk';
import type { TaskRow } from './query';

/** Height of a row and rows drawn beyond the window, in pixels and rows. */
const ROW = 44;
const OVERSCAN = 12;

export interface TaskTableProps {
  rows: TaskRow[];
  total: number;
  more: boolean;
  busy: boolean;
  onMore: () => void;
  /** Names the project of each task. */
  wide: boolean;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}

/** Draws only the rows in the window, and asks for the next page before its end is reached. */
export function TaskTable({ rows, total, more, busy, onMore, wide, selected, onSelect }: TaskTableProps) {
  const t = useText();
  const words = useSelectionText();
  const anchor = useRef<string | null>(null);
  const ids = useMemo(() => rows.map((row) => row.task_id), [rows]);
  const pick = (id: string, event: MouseEvent) => {
    onSelect(toggled(selected, ids, id, event.shiftKey ? anchor.current : null));
    anchor.current = id;
  };
  const all = ids.length > 0 && ids.every((id) => selected.has(id));
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: OVERSCAN });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !busy && last >= rows.length - OVERSCAN * 2) onMore();
  }, [more, busy, last, rows.length, onMore]);

  const columns = [t('tasks.col.id'), t('tasks.col.status'), t('tasks.col.review'), ...(wide ? [t('tasks.filter.project')] : []), t('tasks.col.batch'), t('tasks.col.unique'), t('tasks.col.created'), t('tasks.col.completed')];
  return (
    <div ref={scroller} className="task-scroll" tabIndex={0} role="region" aria-label={t('tasks.title')}>
      <div role="table" aria-label={t('tasks.title')} aria-rowcount={total + 1} className={`task-table ${wide ? 'wide' : ''}`}>
        <div role="row" className="task-row head" aria-rowindex={1}>
          <span role="columnheader"><input type="checkbox" className="task-box" aria-label={words('select.all')} checked={all} ref={(box) => { if (box) box.indeterminate = !all && selected.size > 0; }} onChange={() => onSelect(all ? new Set() : new Set(ids))} /></span>
          {columns.map((name) => <span key={name} role="columnheader">{name}</span>)}
        </div>
        <div role="rowgroup" style={{ blockSize: virtual.getTotalSize(), position: 'relative' }}>
          {items.map((item) => {
            const task = rows[item.index]!;
            return (
              <div key={task.task_id} role="row" aria-rowindex={item.index + 2} className={`task-row ${selected.has(task.task_id) ? 'selected' : ''}`} style={{ transform: `translateY(${item.start}px)`, blockSize: ROW }}>
                <span role="cell"><input type="checkbox" className="task-box" aria-label={words('select', { id: task.task_id })} checked={selected.has(task.task_id)} onClick={(event) => pick(task.task_id, event)} readOnly /></span>
                <span role="cell" className="clip"><Link className="mono" to={taskPath(task.task_id)}>{task.task_id}</Link></span>
                <span role="cell"><StatusChip status={task.status} /></span>
                <span role="cell"><ReviewChip status={task.customer_review_status} /></span>
                {wide && <span role="cell" className="clip" title={task.project}>{task.project ?? t('none')}</span>}
                <span role="cell" className="clip" title={task.batch}>{task.batch ?? t('none')}</span>
                <span role="cell" className="clip" title={task.unique_id}>{task.unique_id ?? t('none')}</span>
                <span role="cell" className="muted clip"><When at={task.created_at} /></span>
                <span role="cell" className="muted clip"><When at={task.completed_at} /></span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
