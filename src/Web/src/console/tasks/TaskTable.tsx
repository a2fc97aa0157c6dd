import type { ReactNode, Ref } from 'react';
import { Link } from 'react-router';
import { PickBox } from '../../components/Picking';
import { ShortId } from '../../components/ShortId';
import { When } from '../../components/When';
import { useText } from '../../messages/console';
import { useText as useSelectionText } from '../../messages/selection';
import { taskPath } from '../paths';
import { ReviewChip, StatusChip } from '../status';
import type { TaskRow } from './pages';
import { ROW } from './scroll';

/** Rows drawn beyond the window on either side, so that a fast wheel finds them there. */
const BEYOND = 12;

export interface TaskTableProps {
  total: number;
  /** Undefined where it is not read yet. */
  lineAt: (row: number) => TaskRow | undefined;
  /** The rows in sight. */
  first: number;
  last: number;
  /** A row to be seen among its neighbours. */
  found: number | null;
  scroller: Ref<HTMLDivElement>;
  onScroll: () => void;
  height: number;
  shift: number;
  /** Names the project of each task below its batch. */
  wide: boolean;
  selected: ReadonlySet<string>;
  onPick: (row: number, id: string, shift: boolean) => void;
  onAll: () => void;
}

/** Draws only the rows in the window; those that are not there yet are gray. */
export function TaskTable({ total, lineAt, first, last, found, scroller, onScroll, height, shift, wide, selected, onPick, onAll }: TaskTableProps) {
  const t = useText();
  const words = useSelectionText();
  const from = Math.max(0, first - BEYOND);
  const rows = Array.from({ length: Math.max(0, Math.min(total - 1, last + BEYOND) - from + 1) }, (_, i) => from + i);
  const columns = [t('tasks.col.id'), t('tasks.col.status'), t('tasks.col.review'), t('tasks.col.batch'), t('tasks.col.created'), t('tasks.col.completed')];
  const all = selected.size >= total;
  return (
    <div ref={scroller} className="task-scroll" tabIndex={0} role="region" aria-label={t('tasks.title')} onScroll={onScroll}>
      <div role="table" aria-label={t('tasks.title')} aria-rowcount={total + 1} className="task-table">
        <div role="row" className="task-row head" aria-rowindex={1}>
          <span role="columnheader"><PickBox label={words('select.all')} checked={all} some={selected.size > 0} onPick={onAll} /></span>
          {columns.map((name) => <span key={name} role="columnheader">{name}</span>)}
        </div>
        <div role="rowgroup" style={{ blockSize: height, position: 'relative' }}>
          {rows.map((row) => {
            const line = lineAt(row);
            return (
              <div key={row} role="row" aria-rowindex={row + 2} aria-busy={!line || undefined} className={`task-row ${line && selected.has(line.task_id) ? 'selected' : ''} ${row === found ? 'found' : ''}`} style={{ transform: `translateY(${row * ROW - shift}px)`, blockSize: ROW }}>
                {line ? <Cells line={line} wide={wide} selected={selected.has(line.task_id)} onPick={(range) => onPick(row, line.task_id, range)} /> : <Waiting columns={columns.length} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Cells({ line, wide, selected, onPick }: { line: TaskRow; wide: boolean; selected: boolean; onPick: (shift: boolean) => void }): ReactNode {
  const t = useText();
  const words = useSelectionText();
  return (
    <>
      <span role="cell"><PickBox label={words('select', { id: line.task_id })} checked={selected} onPick={onPick} /></span>
      <span role="cell" className="task-lines"><Link className="mono" to={taskPath(line.task_id)}><ShortId id={line.task_id} /></Link>{line.unique_id && <span><ShortId id={line.unique_id} head={10} tail={10} /></span>}</span>
      <span role="cell"><StatusChip status={line.status} /></span>
      <span role="cell"><ReviewChip status={line.customer_review_status} /></span>
      <span role="cell" className="task-lines"><span title={line.batch}>{line.batch ?? t('none')}</span>{wide && <span title={line.project}>{line.project}</span>}</span>
      <span role="cell" className="muted clip"><When at={line.created_at} /></span>
      <span role="cell" className="muted clip"><When at={line.completed_at} /></span>
    </>
  );
}

function Waiting({ columns }: { columns: number }): ReactNode {
  return (
    <>
      <span role="cell" />
      {Array.from({ length: columns }, (_, i) => <span key={i} role="cell"><span className="skeleton-bar task-waiting" aria-hidden /></span>)}
    </>
  );
}
