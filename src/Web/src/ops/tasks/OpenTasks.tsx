import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '../../components/Button';
import { Chip, type Tone } from '../../components/Chip';
import { Fetched } from '../../components/Fetched';
import { Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
import { When } from '../../components/When';
import { useText, type OpsMessage } from '../../messages/ops';
import { CsvButton } from '../ChartSection';
import { useAge } from '../live/age';
import { openSheet } from '../sheets';
import { useSpan } from '../../components/span';
import type { TaskList } from './list';
import { openQuery } from './queries';
import { TaskCells } from './TaskCells';

const tones: Record<string, Tone> = { inLabeling: 'info', waitingReviews: 'review', inReview: 'review', paused: 'warn' };

/** Open tasks, batch by batch in the order in which they are worked on. */
export function OpenTasks({ shown, onChange }: { shown: Extract<TaskList, { list: 'open' }>; onChange: (shown: TaskList) => void }) {
  const t = useText();
  const span = useSpan();
  const age = useAge();
  const open = useInfiniteQuery(openQuery(shown));
  const tasks = open.data?.pages.flatMap((page) => page.tasks) ?? [];
  const { over, under } = shown;
  const ages = over || under ? age((over ?? 0) * 60_000, under ? under * 60_000 : undefined) : undefined;
  return (
    <Section
      flush
      title={t('tasks.open')}
      hint={ages && t('tasks.age', { age: ages })}
      actions={
        <>
          {ages && <Button size="small" kind="quiet" onPress={() => onChange({ ...shown, over: null, under: null })}>{t('tasks.age.any')}</Button>}
          {tasks.length > 0 && <CsvButton name="open-tasks" sheet={() => openSheet(tasks)} />}
        </>
      }
    >
      <Fetched of={open}>
        {() => (tasks.length === 0 ? <EmptyState icon="check" title={t('tasks.open.none')}><p>{t('tasks.open.none.body')}</p></EmptyState> : (
          <div className="table-scroll">
            <table className="table">
              <thead><tr><th>{t('stuck.task')}</th><th>{t('risk.batch')}</th><th>{t('backlog.state')}</th><th>{t('tasks.accepted')}</th><th className="numeric">{t('backlog.age')}</th></tr></thead>
              <tbody>
                {tasks.map((task) => (
                  <tr key={task.task}>
                    <TaskCells task={task} />
                    <td><Chip tone={tones[task.state] ?? 'plain'}>{t(`backlog.${task.state}` as OpsMessage)}</Chip></td>
                    <td className="muted narrow"><When at={task.acceptedForWorkAt} /></td>
                    <td className="numeric">{span(task.ageMs)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </Fetched>
      {open.hasNextPage && <div className="section-body"><Button isPending={open.isFetchingNextPage} onPress={() => void open.fetchNextPage()}>{t('people.more')}</Button></div>}
    </Section>
  );
}
