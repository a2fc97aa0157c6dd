import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { Link, useNavigate } from 'react-router';
import { api, take } from '../../api/client';
import type { Body } from '../../api/wire';
import { Button } from '../../components/Button';
import { Switch, TextField } from '../../components/Field';
import { Icon } from '../../components/Icon';
import { NumberField } from '../../components/NumberField';
import { Page, Section } from '../../components/Page';
import { Select } from '../../components/Select';
import { ErrorText, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/console';
import { projectPath } from '../paths';
import { templates, type Template } from './templates';

type Workforce = 'standard' | 'rapid' | 'studio';

/** What the wizard asks; the taxonomy comes from the template and is edited afterwards. */
interface Draft {
  template: Template;
  name: string;
  instruction: string;
  workforce: Workforce;
  overlap: number;
  reviews: number;
  share: number;
  minutes: number;
  auto: boolean;
}

const steps = ['wizard.template', 'wizard.basics', 'wizard.quality'] as const;

const start = (template: Template): Pick<Draft, 'template' | 'name' | 'instruction'> => ({ template, name: template.name, instruction: String(template.params.instruction ?? '') });

/** The body of POST /v1/projects. */
export function bodyOf(draft: Draft): Body<'NewProject'> {
  const { overlap, reviews } = draft;
  return {
    type: draft.template.type,
    name: draft.name.trim(),
    rapid: draft.workforce === 'rapid',
    studio: draft.workforce === 'studio',
    params: { ...draft.template.params, instruction: draft.instruction },
    ...(overlap > 1 && { pipeline: 'consensus_task', consensus_attempts: overlap }),
    review_levels: reviews,
    ...(reviews > 0 && { review_share: draft.share / 100 }),
    handle_seconds: draft.minutes * 60,
    auto_accept: draft.auto,
  };
}

export function NewProject() {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<Draft>({ ...start(templates[0]!), workforce: 'studio', overlap: 1, reviews: 0, share: 100, minutes: 30, auto: true });
  const change = (part: Partial<Draft>) => setDraft((d) => ({ ...d, ...part }));
  const create = useMutation({
    mutationFn: () => take(api.POST('/v1/projects', { body: bodyOf(draft) })),
    onSuccess: (project) => {
      void queries.invalidateQueries({ queryKey: ['projects'] });
      toast.good(t('wizard.created', { name: project.name }));
      void navigate(projectPath(project.name, 'taxonomy'));
    },
  });
  const last = step === steps.length - 1;
  return (
    <Page title={t('wizard.title')} width="narrow" above={<nav className="crumbs"><Link to="/console">{t('nav.projects')}</Link></nav>} lead={t('wizard.step', { n: step + 1, of: steps.length, name: t(steps[step]!) })}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (last) create.mutate();
          else setStep(step + 1);
        }}
      >
        {step === 0 && <TemplateStep draft={draft} change={change} />}
        {step === 1 && <BasicsStep draft={draft} change={change} />}
        {step === 2 && <QualityStep draft={draft} change={change} />}
        {create.isError && <Notice kind="bad"><ErrorText error={create.error} /></Notice>}
        <div className="row apart">
          {step > 0 ? <Button kind="quiet" onPress={() => setStep(step - 1)}>{t('back')}</Button> : <span />}
          <Button kind="primary" type="submit" isPending={create.isPending} isDisabled={step > 0 && draft.name.trim() === ''}>{last ? t('wizard.create') : t('next')}</Button>
        </div>
      </form>
    </Page>
  );
}

interface StepProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

function TemplateStep({ draft, change }: StepProps) {
  const t = useText();
  return (
    <Section title={t('wizard.template')} hint={t('wizard.template.lead')}>
      <RadioGroup className="cards" aria-label={t('wizard.template')} value={draft.template.id} onChange={(id) => change(start(templates.find((x) => x.id === id)!))}>
        {templates.map((template) => (
          <Radio key={template.id} value={template.id} className="choice-card">
            <strong><Icon name={template.icon} size={20} />{t(`template.${template.id}`)}</strong>
            <span>{t(`template.${template.id}.hint`)}</span>
          </Radio>
        ))}
      </RadioGroup>
    </Section>
  );
}

function BasicsStep({ draft, change }: StepProps) {
  const t = useText();
  return (
    <Section title={t('wizard.basics')}>
      <TextField label={t('wizard.name')} hint={t('wizard.name.hint')} value={draft.name} onChange={(name) => change({ name })} maxLength={200} isRequired autoFocus />
      <TextField label={t('wizard.instruction')} hint={t('wizard.instruction.hint')} value={draft.instruction} onChange={(instruction) => change({ instruction })} rows={8} />
    </Section>
  );
}

function QualityStep({ draft, change }: StepProps) {
  const t = useText();
  const kinds: Workforce[] = ['studio', 'rapid', 'standard'];
  return (
    <Section title={t('wizard.quality')}>
      <Select<Workforce> label={t('wizard.workforce')} choices={kinds.map((id) => ({ id, name: t(`project.kind.${id}`) }))} value={draft.workforce} onChange={(workforce) => change({ workforce })} />
      <div className="form-grid">
        <NumberField label={t('wizard.overlap')} hint={t('wizard.overlap.hint')} value={draft.overlap} onChange={(overlap) => change({ overlap })} min={1} max={25} />
        <NumberField label={t('wizard.reviews')} hint={t('wizard.reviews.hint')} value={draft.reviews} onChange={(reviews) => change({ reviews })} min={0} max={5} />
        {draft.reviews > 0 && <NumberField label={t('wizard.share')} value={draft.share} onChange={(share) => change({ share })} min={0} max={100} />}
        <NumberField label={t('wizard.handle')} hint={t('wizard.handle.hint')} value={draft.minutes} onChange={(minutes) => change({ minutes })} min={1} max={10_080} />
      </div>
      <Switch isSelected={draft.auto} onChange={(auto) => change({ auto })}>{t('wizard.auto')}</Switch>
    </Section>
  );
}
