import { Button, Cell, Collection, Column, Row, Table, TableBody, TableHeader, useDragAndDrop } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { Batch } from '../../api/wire';
import { Chip } from '../../components/Chip';
import { Icon } from '../../components/Icon';
import { PickBox } from '../../components/Picking';
import { When } from '../../components/When';
import { useText } from '../../messages/console';
import { batchTasksPath } from '../paths';
import { Progress } from '../Progress';
import { kindOf, StatusChip } from '../status';
import { useReorder } from './actions';
import { BatchMenu } from './BatchMenu';
import type { Pending } from './ConfirmMove';
import { moved } from './order';
import './batches.css';

export interface BatchTableProps {
  batches: Batch[];
  /** So many from the top are still worked and have an order. */
  movable: number;
  taken: ReadonlySet<string>;
  onTake: (id: string) => void;
  onMove: (pending: Pending) => void;
  onPriority: (batch: Batch) => void;
}

/** Drag a row, by mouse or by keyboard (Enter on its handle, arrows, Enter); or use its menu. */
export function BatchTable({ batches, movable, taken, onTake, onMove, onPriority }: BatchTableProps) {
  const t = useText();
  const reorder = useReorder();
  const live = batches.slice(0, movable);
  const place = (from: number, to: number) => {
    const changes = moved(live, from, Math.max(0, Math.min(to, movable - 1)));
    if (changes.length > 0) reorder.mutate(changes);
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': batches.find((b) => b.id === key)?.name ?? '' })),
    onReorder: ({ keys, target }) => {
      const from = live.findIndex((b) => keys.has(b.id));
      const over = batches.findIndex((b) => b.id === target.key);
      if (from < 0 || over < 0) return;
      const slot = target.dropPosition === 'before' ? over : over + 1;
      place(from, slot > from ? slot - 1 : slot);
    },
  });

  return (
    <div className="table-scroll">
      <Table className="table batches" aria-label={t('batches.title')} dragAndDropHooks={movable > 1 ? dragAndDropHooks : undefined}>
        <TableHeader>
          {movable > 1 && <Column className="narrow"><span className="visually-hidden">{t('batches.col.priority')}</span></Column>}
          {movable > 1 && <Column className="narrow"><span className="visually-hidden">{t('batches.selection')}</span></Column>}
          <Column isRowHeader>{t('batches.col.name')}</Column>
          <Column>{t('batches.col.status')}</Column>
          <Column>{t('batches.col.progress')}</Column>
          <Column>{t('batches.col.due')}</Column>
          <Column className="numeric">{t('batches.col.priority')}</Column>
          <Column className="batch-created">{t('batches.col.created')}</Column>
          <Column className="narrow"><span className="visually-hidden">{t('batches.col.actions')}</span></Column>
        </TableHeader>
        <TableBody>
          <Collection items={batches} dependencies={[batches, movable, taken, onMove]}>
            {(batch) => {
              const at = batches.indexOf(batch);
              return (
                <Row id={batch.id} textValue={batch.name} className="batch-row">
                  {movable > 1 && <Cell className="narrow">{at < movable && <Button slot="drag" className="drag-handle" aria-label={t('batches.drag', { name: batch.name })}><Icon name="drag" size={16} /></Button>}</Cell>}
                  {movable > 1 && <Cell className="narrow">{at < movable && <PickBox label={t('batches.select', { name: batch.name })} checked={taken.has(batch.id)} onPick={() => onTake(batch.id)} />}</Cell>}
                  <Cell>
                    <div className="cell-name">
                      <Link to={batchTasksPath(batch.project, batch.name)}>{batch.name}</Link>
                      <span>{t(`kind.${kindOf(batch)}`)}</span>
                    </div>
                  </Cell>
                  <Cell><StatusChip status={batch.status} /></Cell>
                  <Cell><Progress counts={batch} /></Cell>
                  <Cell><Due batch={batch} over={at >= movable} /></Cell>
                  <Cell className="numeric">{batch.priority}</Cell>
                  <Cell className="batch-created"><span className="muted"><When at={batch.created_at} /></span></Cell>
                  <Cell>
                    <BatchMenu
                      batch={batch}
                      at={at}
                      last={movable - 1}
                      onPlace={(to) => place(at, to)}
                      onMove={(move) => onMove({ batch, move })}
                      onPriority={() => onPriority(batch)}
                    />
                  </Cell>
                </Row>
              );
            }}
          </Collection>
        </TableBody>
      </Table>
    </div>
  );
}

function Due({ batch, over }: { batch: Batch; over: boolean }) {
  const t = useText();
  const intl = useIntl();
  if (!batch.due_at) return <span className="muted">{t('none')}</span>;
  const late = !over && new Date(batch.due_at).getTime() < Date.now();
  return (
    <div className="row" title={intl.formatDate(batch.due_at, { dateStyle: 'full', timeStyle: 'short' })}>
      <time dateTime={batch.due_at}>{intl.formatDate(batch.due_at, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })}</time>
      {late && <Chip tone="bad">{t('batches.overdue')}</Chip>}
    </div>
  );
}
