import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import type { CompletedTask } from '../../api/metrics';
import { Fetched } from '../../components/Fetched';
import { Section } from '../../components/Page';
import { SegmentBar } from '../../components/SegmentBar';
import { EmptyState } from '../../components/States';
import { When } from '../../components/When';
import { useText } from '../../messages/ops';
import { CsvButton } from '../ChartSection';
import { PARTS, type Part } from '../live/parts';
import { completedSheet } from '../sheets';
import { useSpan } from '../../components/span';
import type { TaskList } from './list';
import { completedQuery } from './queries';
import { TaskCells } from './TaskCells';

const colours: Record<Part, string> = { queueWait: 'waiting', offerWait: 'leased', activeWork: 'leased', idleInLease: 'canceled', rework: 'error', reviewWait: 'review-wait', reviewWork: 'review' };

type Shown = Extract<TaskList, { list: 'completed' }>;

/** Completed tasks, the longest first: of all their turnaround, or of one part of it. */
export function CompletedTasks({ shown }: { shown: Shown }) {
  const t = useText();
  const intl = useIntl();
  const completed = useQuery(completedQuery(shown));
  const tasks = completed.data?.tasks ?? [];
  const at = (time: string) => intl.formatDate(time, { dateStyle: 'medium', timeStyle: 'short' });
  const said = completed.data && t('tasks.between', { from: at(completed.data.from), to: at(completed.data.to) });
  return (
    <Section
      flush
      title={t('tasks.completed')}
      hint={said && (completed.data.since ? `${said} ${t('tasks.since', { at: at(completed.data.since) })}` : said)}
      actions={tasks.length > 0 && <CsvButton name="completed-tasks" sheet={() => completedSheet(tasks)} />}
    >
      <Fetched of={completed}>
        {() => (tasks.length === 0 ? <EmptyState icon="clock" title={t('turnaround.none')}><p>{t('tasks.completed.none')}</p></EmptyState> : <CompletedTable tasks={tasks} part={shown.part} />)}
      </Fetched>
    </Section>
  );
}

function CompletedTable({ tasks, part }: { tasks: CompletedTask[]; part: Shown['part'] }) {
  const t = useText();
  const span = useSpan();
  return (
    <div className="table-scroll">
      <table className="table">
        <thead><tr><th>{t('stuck.task')}</th><th>{t('risk.batch')}</th><th>{t('tasks.completedAt')}</th><th className="numeric">{t('waterfall.total')}</th>{part && <th className="numeric">{t(`part.${part}`)}</th>}<th>{t('waterfall.title')}</th></tr></thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.task}>
              <TaskCells task={task} />
              <td className="muted narrow"><When at={task.completedAt} /></td>
              <td className="numeric">{span(task.turnaroundMs)}</td>
              {part && <td className="numeric">{span(task.waterfall[part] ?? 0)}</td>}
              <td><Where waterfall={task.waterfall} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Where({ waterfall }: { waterfall: CompletedTask['waterfall'] }) {
  const t = useText();
  const intl = useIntl();
  const span = useSpan();
  const parts = PARTS.map((part) => ({ part, value: waterfall[part] ?? 0 })).filter(({ value }) => value > 0);
  return <div className="where-bar"><SegmentBar label={intl.formatList(parts.map(({ part, value }) => `${t(`part.${part}`)} ${span(value)}`))} segments={parts.map(({ part, value }) => ({ state: colours[part], value }))} /></div>;
}
