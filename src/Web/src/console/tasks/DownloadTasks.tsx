import { useState } from 'react';
import type { Task } from '../../api/wire';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/console';
import { saveFile } from '../saveFile';
import type { TaskFilter } from './filter';
import { readPage } from './query';

/** Most tasks that the browser collects; exports have no bound. */
const MOST = 1000;

export function DownloadTasks({ filter, total }: { filter: TaskFilter; total: number }) {
  const t = useText();
  const [done, setDone] = useState<number | null>(null);
  const collect = async () => {
    const tasks: Task[] = [];
    let token: string | undefined;
    try {
      do {
        setDone(tasks.length);
        const page = await readPage(filter, token);
        tasks.push(...page.docs);
        token = page.has_more ? page.next_token : undefined;
      } while (token && tasks.length < MOST);
      saveFile('tasks.json', JSON.stringify(tasks, null, 2), 'application/json');
      if (token) toast.info(t('tasks.download'), t('tasks.download.first', { n: tasks.length }));
    } catch (error) {
      toast.bad(t('failed'), error);
    } finally {
      setDone(null);
    }
  };
  return (
    <Button size="small" onPress={() => void collect()} isDisabled={total === 0} isPending={done !== null}>
      <Icon name="download" size={16} />{done === null ? t('tasks.download') : t('tasks.download.busy', { n: done })}
    </Button>
  );
}
