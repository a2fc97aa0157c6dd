import { Radio, RadioGroup } from 'react-aria-components';
import { Switch, TextField } from '../../components/Field';
import { Icon } from '../../components/Icon';
import { NumberField } from '../../components/NumberField';
import { Section } from '../../components/Page';
import { Select } from '../../components/Select';
import { useText } from '../../messages/console';
import { withTemplate, workforces, type Answers, type Workforce } from './newProject';
import { templates } from './templates';

/** What each step of the wizard gets. */
interface StepProps {
  answers: Answers;
  change: (part: Partial<Answers>) => void;
}

export function TemplateStep({ answers, change }: StepProps) {
  const t = useText();
  return (
    <Section title={t('wizard.template')} hint={t('wizard.template.lead')}>
      <RadioGroup className="cards" aria-label={t('wizard.template')} value={answers.template} onChange={(id) => change(withTemplate(answers, id))}>
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

export function BasicsStep({ answers, change, taken }: StepProps & { taken: boolean }) {
  const t = useText();
  return (
    <Section title={t('wizard.basics')}>
      <TextField label={t('wizard.name')} hint={t('wizard.name.hint')} value={answers.name} onChange={(name) => change({ name })} error={taken ? t('wizard.taken') : undefined} maxLength={200} isRequired autoFocus />
      <TextField label={t('wizard.instruction')} hint={t('wizard.instruction.hint')} value={answers.instruction} onChange={(instruction) => change({ instruction })} rows={8} />
    </Section>
  );
}

export function QualityStep({ answers, change }: StepProps) {
  const t = useText();
  return (
    <Section title={t('wizard.quality')}>
      <Select<Workforce> label={t('wizard.workforce')} choices={workforces.map((id) => ({ id, name: t(`project.kind.${id}`) }))} value={answers.workforce} onChange={(workforce) => change({ workforce })} />
      <div className="form-grid">
        <NumberField label={t('wizard.overlap')} hint={t('wizard.overlap.hint')} value={answers.overlap} onChange={(overlap) => change({ overlap })} min={1} max={25} />
        <NumberField label={t('wizard.reviews')} hint={t('wizard.reviews.hint')} value={answers.reviews} onChange={(reviews) => change({ reviews })} min={0} max={5} />
        {answers.reviews > 0 && <NumberField label={t('wizard.share')} value={answers.share} onChange={(share) => change({ share })} min={0} max={100} />}
        <NumberField label={t('wizard.handle')} hint={t('wizard.handle.hint')} value={answers.minutes} onChange={(minutes) => change({ minutes })} min={1} max={10_080} />
      </div>
      <Switch isSelected={answers.auto} onChange={(auto) => change({ auto })}>{t('wizard.auto')}</Switch>
    </Section>
  );
}
