import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form, Radio, RadioGroup } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { MAX_PRIORITY, MIN_PRIORITY } from '../../api/priority';
import type { Body, Project } from '../../api/wire';
import { Button } from '../../components/Button';
import { DateTimeField } from '../../components/DateTimeField';
import { Dialog } from '../../components/Dialog';
import { TextField } from '../../components/Field';
import { NumberField } from '../../components/NumberField';
import { ErrorText, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/console';
import { uploadPath } from '../paths';
import type { BatchKind } from '../status';
import { createBatch } from './actions';

const kinds: BatchKind[] = ['production', 'calibration', 'self_label'];

/** What the server takes when nobody says a priority. */
const USUAL_PRIORITY = 10;

interface Draft {
  name: string;
  kind: BatchKind;
  priority: number;
  due: string | null;
  callback: string;
}

const bodyOf = (project: Project, draft: Draft): Body<'NewBatch'> => ({
  project: project.name,
  name: draft.name.trim(),
  priority: draft.priority,
  ...(draft.kind === 'calibration' && { calibration_batch: true }),
  ...(draft.kind === 'self_label' && { self_label_batch: true }),
  ...(draft.due && { due_at: draft.due }),
  ...(draft.callback.trim() && { callback: draft.callback.trim() }),
});

export function NewBatch({ project, onClose, onCreated }: { project: Project; onClose: () => void; onCreated?: (name: string) => void }) {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>({ name: '', kind: 'production', priority: USUAL_PRIORITY, due: null, callback: '' });
  const change = (part: Partial<Draft>) => setDraft((d) => ({ ...d, ...part }));
  const create = useMutation({
    mutationFn: () => createBatch(bodyOf(project, draft)),
    onSuccess: async (batch) => {
      await queries.invalidateQueries({ queryKey: ['batches'] });
      toast.good(t(batch.status === 'staging' ? 'batch.created' : 'batch.created.running', { name: batch.name }));
      if (onCreated) onCreated(batch.name);
      else void navigate(uploadPath(project.name, batch.name));
    },
  });
  return (
    <Dialog
      title={t('batches.new')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" type="submit" form="new-batch" isPending={create.isPending} isDisabled={draft.name.trim() === ''}>{t('batch.create')}</Button>
        </>
      }
    >
      <Form
        id="new-batch"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        {create.isError && <Notice kind="bad"><ErrorText error={create.error} /></Notice>}
        <TextField label={t('batch.name')} value={draft.name} onChange={(name) => change({ name })} maxLength={200} isRequired autoFocus />
        {project.projectType !== 'standard' && (
          <RadioGroup className="cards three" aria-label={t('batch.kind')} value={draft.kind} onChange={(kind) => change({ kind: kind as BatchKind })}>
            {kinds.map((kind) => <Radio key={kind} value={kind} className="choice-card"><strong>{t(`kind.${kind}`)}</strong><span>{t(`batch.kind.${kind}.hint`)}</span></Radio>)}
          </RadioGroup>
        )}
        <div className="form-grid">
          <NumberField label={t('batch.priority')} hint={t('batch.priority.hint')} value={draft.priority} onChange={(priority) => change({ priority })} min={MIN_PRIORITY} max={MAX_PRIORITY} />
          <DateTimeField label={t('batch.due')} hint={t('batch.due.hint')} value={draft.due} onChange={(due) => change({ due })} />
        </div>
        <TextField label={t('batch.callback')} hint={t('batch.callback.hint')} value={draft.callback} onChange={(callback) => change({ callback })} />
      </Form>
    </Dialog>
  );
}
