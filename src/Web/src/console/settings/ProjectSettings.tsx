import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Body, Project } from '../../api/wire';
import { Button } from '../../components/Button';
import { Fetched } from '../../components/Fetched';
import { Switch, TextField } from '../../components/Field';
import { NumberField } from '../../components/NumberField';
import { Section } from '../../components/Page';
import { Select } from '../../components/Select';
import { ErrorText, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/settings';
import { Archive } from '../projects/Archive';
import { useProject } from '../projects/ProjectLayout';
import { settingsQuery } from '../queries';
import { listOf, skillsOf, textOfSkills } from './lists';

type Settings = Body<'Settings'>;
const of = ({ name }: Project) => ({ params: { path: { name } } });

/** How tasks of a project are worked; changed while it runs. */
export function ProjectSettings() {
  const project = useProject();
  const settings = useQuery(settingsQuery(project.name));
  return (
    <Fetched of={settings}>
      {(found) => (
        <>
          <SettingsForm project={project} settings={found} />
          {!project.archived && <Archive project={project} />}
        </>
      )}
    </Fetched>
  );
}

function SettingsForm({ project, settings }: { project: Project; settings: Settings }) {
  const t = useText();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Partial<Settings>>({});
  const now = { ...settings, ...draft };
  const put = (part: Partial<Settings>) => setDraft((d) => ({ ...d, ...part }));
  const save = useMutation({
    mutationFn: () => take(api.PATCH('/api/projects/{name}/settings', { ...of(project), body: draft })),
    onSuccess: async (saved) => {
      queries.setQueryData(settingsQuery(project.name).queryKey, saved);
      setDraft({});
      toast.good(t('saved'));
      await queries.invalidateQueries({ queryKey: ['projects'] });
    },
  });
  const words = <T extends string>(group: 'mode' | 'workforce' | 'tier', ids: readonly T[]) => ids.map((id) => ({ id, name: t(`${group}.${id}` as Parameters<typeof t>[0]), hint: t(`${group}.${id}.hint` as Parameters<typeof t>[0]) }));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {save.isError && <Notice kind="bad"><ErrorText error={save.error} /></Notice>}
      <Section title={t('people')}>
        <div className="form-grid">
          <Select label={t('mode')} choices={words('mode', ['rapid', 'studio', 'pro'] as const)} value={now.mode_of_work} onChange={(mode_of_work) => put({ mode_of_work })} />
          <Select label={t('workforce')} choices={words('workforce', ['platform', 'team'] as const)} value={now.workforce} onChange={(workforce) => put({ workforce })} />
          <Select label={t('tier')} choices={words('tier', ['standard', 'express', 'urgent'] as const)} value={now.sla_tier} onChange={(sla_tier) => put({ sla_tier })} />
          <NumberField label={t('turnaround')} hint={t('turnaround.hint')} value={now.expected_turnaround_hours} min={0} max={8784} onChange={(expected_turnaround_hours) => put({ expected_turnaround_hours })} />
        </div>
        <TextField label={t('skills')} hint={t('skills.hint')} rows={2} defaultValue={textOfSkills(settings.required_skills)} onChange={(text) => put({ required_skills: skillsOf(text) })} />
        <div className="form-grid">
          <TextField label={t('groups')} hint={t('list.hint')} defaultValue={settings.groups.join(', ')} onChange={(text) => put({ groups: listOf(text) })} />
          <TextField label={t('languages')} hint={t('languages.hint')} defaultValue={settings.languages.join(', ')} onChange={(text) => put({ languages: listOf(text) })} />
        </div>
      </Section>
      <Section title={t('quality')} hint={t('quality.hint')}>
        <div className="form-grid">
          <NumberField label={t('overlap')} value={now.consensus_attempts} min={1} max={25} onChange={(n) => put({ consensus_attempts: n, pipeline: n > 1 ? 'consensus_task' : 'standard_task' })} />
          <NumberField label={t('reviews')} value={now.review_levels} min={0} max={5} onChange={(review_levels) => put({ review_levels })} />
          <NumberField label={t('share')} value={Math.round(now.review_share * 100)} min={0} max={100} onChange={(n) => put({ review_share: n / 100 })} />
        </div>
      </Section>
      <Section title={t('known')} hint={t('known.hint')}>
        <div className="form-grid">
          <NumberField label={t('known.pass')} value={Math.round(now.training_pass_score * 100)} min={0} max={100} onChange={(n) => put({ training_pass_score: n / 100 })} />
          <NumberField label={t('known.share')} value={Math.round(now.evaluation_share * 100)} min={0} max={100} onChange={(n) => put({ evaluation_share: n / 100 })} />
        </div>
      </Section>
      <Section title={t('checks')}>
        {now.mode_of_work === 'rapid' && <Switch isSelected={now.calibration_required} onChange={(calibration_required) => put({ calibration_required })} hint={t('calibration.hint')}>{t('calibration')}</Switch>}
        <Switch isSelected={now.check_attachments} onChange={(check_attachments) => put({ check_attachments })} hint={t('attachments.hint')}>{t('attachments')}</Switch>
      </Section>
      <Section title={t('leases')}>
        <Switch isSelected={now.auto_accept} onChange={(auto_accept) => put({ auto_accept })}>{t('auto')}</Switch>
        <div className="form-grid">
          {!now.auto_accept && <NumberField label={t('offer')} value={now.offer_seconds} min={5} max={3600} onChange={(offer_seconds) => put({ offer_seconds })} />}
          <NumberField label={t('handle')} value={Math.max(1, Math.round(now.handle_seconds / 60))} min={1} max={10_080} onChange={(n) => put({ handle_seconds: n * 60 })} />
        </div>
      </Section>
      <div className="row"><Button kind="primary" type="submit" isPending={save.isPending} isDisabled={Object.keys(draft).length === 0}>{t('save')}</Button></div>
    </form>
  );
}
