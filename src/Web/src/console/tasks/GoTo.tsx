import { useState } from 'react';
import { Button } from '../../components/Button';
import { DateTimeField } from '../../components/DateTimeField';
import { TextField } from '../../components/Field';
import { NumberField } from '../../components/NumberField';
import { Select } from '../../components/Select';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/console';
import type { TaskFilter } from './filter';
import { readLines, type Beginning } from './pages';

const kinds = ['row', 'time', 'task'] as const;
type Kind = (typeof kinds)[number];

/** To a row of the list, to what was made at a time, or to a task, wherever it stands. */
export function GoTo({ filter, total, onRow }: { filter: TaskFilter; total: number; onRow: (row: number) => void }) {
  const t = useText();
  const [kind, setKind] = useState<Kind>('row');
  const [row, setRow] = useState(1);
  const [time, setTime] = useState<string | null>(null);
  const [task, setTask] = useState('');
  const [busy, setBusy] = useState(false);
  const find = async (from: Beginning) => {
    setBusy(true);
    try {
      onRow((await readLines(filter, from, 1)).position);
    } catch (error) {
      toast.bad(t('tasks.goto.none'), error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="task-goto"
      onSubmit={(event) => {
        event.preventDefault();
        if (kind === 'row') onRow(row - 1);
        else if (kind === 'time' && time) void find({ time });
        else if (kind === 'task' && task.trim()) void find({ task: task.trim() });
      }}
    >
      <Select<Kind> label={t('tasks.goto')} small choices={kinds.map((id) => ({ id, name: t(`tasks.goto.${id}`) }))} value={kind} onChange={setKind} />
      {kind === 'row' && <NumberField label={t('tasks.goto.row')} value={row} onChange={setRow} min={1} max={Math.max(1, total)} />}
      {kind === 'time' && <DateTimeField label={t('tasks.goto.time')} value={time} onChange={setTime} />}
      {kind === 'task' && <TextField label={t('tasks.goto.task')} value={task} onChange={setTask} />}
      <Button type="submit" size="small" isPending={busy}>{t('tasks.goto.go')}</Button>
    </form>
  );
}
