import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, take } from '../../api/client';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { Icon } from '../../components/Icon';
import { ActionMenu } from '../../components/Menu';
import { PickBar } from '../../components/Picking';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/selection';
import { saveFile } from '../../components/saveFile';
import { forEach } from './bulk';
import { fileTypes, written, type Format } from './collect';
import { AskTags } from './AskTags';

const of = (id: string) => ({ params: { path: { id } } });

/** What can be done with the selected tasks at once. Stays while something is under way, with progress and a way to stop it. */
export function SelectionBar({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const stop = useRef(new AbortController());
  const [done, setDone] = useState<number | null>(null);
  const [asking, setAsking] = useState<'cancel' | 'tag' | 'untag' | null>(null);

  async function run<T>(act: (id: string) => Promise<T>, then: (results: T[]) => void): Promise<void> {
    setAsking(null);
    setDone(0);
    stop.current = new AbortController();
    const { results, failed } = await forEach(ids, act, setDone, stop.current.signal);
    setDone(null);
    if (results.length > 0) then(results);
    if (failed.length > 0) toast.bad(t('failed', { n: failed.length }), failed[0]!.error);
  }

  const changed = (say: 'cancel.done' | 'tag.done') => (results: unknown[]) => {
    toast.good(t(say, { n: results.length }));
    void queries.invalidateQueries({ queryKey: ['tasks'] });
    void queries.invalidateQueries({ queryKey: ['task'] });
    onClear();
  };
  const cancel = () => void run((id) => take(api.POST('/v1/task/{id}/cancel', of(id))), changed('cancel.done'));
  const tag = (tags: string[], on: boolean) => void run((id) => (on ? take(api.PUT('/v1/task/{id}/tags', { ...of(id), body: tags })) : take(api.DELETE('/v1/task/{id}/tags', { ...of(id), body: tags }))), changed('tag.done'));
  const download = (format: Format) => void run((id) => take(api.GET('/v1/task/{id}', of(id))), (tasks) => saveFile(`tasks.${format}`, written(tasks, format), fileTypes[format]));

  return (
    <PickBar label={t('actions')} said={t('selected', { n: ids.length })}>
      {done !== null ? (
        <>
          <span className="muted" role="status">{t('busy', { done, all: ids.length })}</span>
          <Button size="small" onPress={() => stop.current.abort()}>{t('stop')}</Button>
        </>
      ) : (
        <>
          <Button size="small" onPress={() => setAsking('tag')}>{t('tag')}</Button>
          <Button size="small" onPress={() => setAsking('untag')}>{t('untag')}</Button>
          <ActionMenu
            label={t('download')}
            trigger={<Button size="small"><Icon name="download" size={16} />{t('download')}<Icon name="down" size={14} /></Button>}
            actions={(['json', 'jsonl', 'csv'] as const).map((format) => ({ id: format, name: t(`download.${format}`), onAction: () => download(format) }))}
          />
          <Button size="small" kind="danger" onPress={() => setAsking('cancel')}>{t('cancel')}</Button>
          <Button size="small" kind="quiet" onPress={onClear}>{t('clear')}</Button>
        </>
      )}
      {asking === 'cancel' && <Confirm title={t('cancel.title', { n: ids.length })} body={t('cancel.body')} confirm={t('cancel.confirm')} cancel={t('keep')} onConfirm={cancel} onClose={() => setAsking(null)} />}
      {(asking === 'tag' || asking === 'untag') && <AskTags what={asking} n={ids.length} onClose={() => setAsking(null)} onDo={(tags) => tag(tags, asking === 'tag')} />}
    </PickBar>
  );
}
