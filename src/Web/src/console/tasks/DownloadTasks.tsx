import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { ActionMenu, type Action } from '../../components/Menu';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/console';
import { exportPath } from '../paths';
import { saveFile } from '../../components/saveFile';
import { collect, fileTypes, written, type Format } from './collect';
import type { TaskFilter } from './filter';

/** The tasks of a filter as a file: collected page by page, with progress, stopped on demand. */
export function DownloadTasks({ filter, total }: { filter: TaskFilter; total: number }) {
  const t = useText();
  const navigate = useNavigate();
  const [done, setDone] = useState<number | null>(null);
  const stop = useRef(new AbortController());
  const download = async (format: Format) => {
    const control = (stop.current = new AbortController());
    try {
      const { tasks, whole } = await collect(filter, control.signal, setDone);
      saveFile(`tasks.${format}`, written(tasks, format), fileTypes[format]);
      if (!whole) toast.info(t('tasks.download'), t('tasks.download.first', { n: tasks.length }));
    } catch (error) {
      if (!control.signal.aborted) toast.bad(t('failed'), error);
    } finally {
      setDone(null);
    }
  };
  if (done !== null)
    return (
      <div className="row">
        <span className="muted small" role="status">{t('tasks.download.busy', { done, all: total })}</span>
        <Button size="small" onPress={() => stop.current.abort()}>{t('upload.stop')}</Button>
      </div>
    );
  return (
    <ActionMenu
      label={t('tasks.download')}
      trigger={<Button size="small" isDisabled={total === 0}><Icon name="download" size={16} />{t('tasks.download')}<Icon name="down" size={14} /></Button>}
      actions={(['json', 'jsonl', 'csv'] as const).map((format) => ({ id: format, name: t(`tasks.download.${format}`), onAction: () => void download(format) }) as Action).concat({ id: 'export', name: t('tasks.export'), apart: true, onAction: () => void navigate(exportPath(filter)) })}
    />
  );
}
