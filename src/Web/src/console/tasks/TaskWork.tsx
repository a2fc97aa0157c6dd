import type { Json, Task } from '../../api/wire';
import { Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
import { useText } from '../../messages/console';

/** What was asked and what was answered. */
export function TaskWork({ task, response }: { task: Task; response: Json | undefined; version: string }) {
  const t = useText();
  return (
    <>
      <Section title={t('task.response')}>
        {response === undefined ? <EmptyState icon="clock" title={t('task.nocontent')}><p>{t('task.nocontent.body')}</p></EmptyState> : <pre className="json">{JSON.stringify(response, null, 2)}</pre>}
      </Section>
      <Section title={t('task.params')}><pre className="json">{JSON.stringify(task.params, null, 2)}</pre></Section>
    </>
  );
}
