import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { api, take } from '../../api/client';
import { Button } from '../../components/Button';
import { DateTimeField } from '../../components/DateTimeField';
import { Dialog } from '../../components/Dialog';
import { TextField } from '../../components/Field';
import { NumberField } from '../../components/NumberField';
import { ErrorText, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/delivery';
import { bodyOf, draftOf, type Schedule, type ScheduleDraft } from './deliveries';

/** Longest period, in days, and most tasks a week: the server's own bounds. */
const MOST_DAYS = 92;
const HOURS_A_DAY = 24;

export function ScheduleForm({ project, schedule, onClose }: { project: string; schedule: Schedule | null; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<ScheduleDraft>(() => draftOf(schedule));
  const change = (part: Partial<ScheduleDraft>) => setDraft((now) => ({ ...now, ...part }));
  const save = useMutation({
    mutationFn: () => take(api.PUT('/api/projects/{name}/schedule', { params: { path: { name: project } }, body: bodyOf(draft) })),
    onSuccess: (saved) => {
      queries.setQueryData(['projects', project, 'schedule'], saved);
      toast.good(t('schedule.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('schedule')} isOpen onClose={onClose} actions={<><Button onPress={onClose}>{t('cancel')}</Button><Button kind="primary" type="submit" form="schedule" isPending={save.isPending}>{t('save')}</Button></>}>
      <Form
        id="schedule"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {save.isError && <Notice kind="bad"><ErrorText error={save.error} /></Notice>}
        <div className="form-grid">
          <DateTimeField label={t('starts')} hint={t('starts.hint')} value={draft.starts} onChange={(starts) => change({ starts })} />
          <NumberField label={t('days')} value={draft.days} min={1} max={MOST_DAYS} onChange={(days) => change({ days })} />
          <NumberField label={t('lead')} hint={t('lead.hint')} value={draft.lead} min={0} max={draft.days * HOURS_A_DAY - 1} onChange={(lead) => change({ lead })} />
          <NumberField label={t('volume')} hint={t('volume.hint')} value={draft.volume} min={1} onChange={(volume) => change({ volume })} onEmpty={() => change({ volume: undefined })} />
        </div>
        <TextField label={t('callback')} hint={t('callback.hint')} value={draft.callback} onChange={(callback) => change({ callback })} />
      </Form>
    </Dialog>
  );
}
