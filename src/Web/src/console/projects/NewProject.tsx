import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { api, take } from '../../api/client';
import { ApiError } from '../../api/errors';
import { Button } from '../../components/Button';
import { Page } from '../../components/Page';
import { ErrorText, Loading, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useBroughtBack } from '../../drafts/useBroughtBack';
import { useText } from '../../messages/console';
import { projectPath } from '../paths';
import { projectsQuery } from '../queries';
import { begin, bodyOf, dropAnswers, keepAnswers, keptAnswers, type Answers } from './newProject';
import { BasicsStep, QualityStep, TemplateStep } from './NewProjectSteps';

const steps = ['template', 'basics', 'quality'] as const;
type Step = (typeof steps)[number];

/** Asks for a new project, step by step: each step has an address, and the answers are kept on this device until the project is made or discarded. */
export function NewProject() {
  // What was left at the last sign-out comes back first.
  return useBroughtBack() ? <Wizard /> : <Loading rows={6} />;
}

function Wizard() {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { state } = useLocation() as { state: { forward?: true } | null };
  const [params, setParams] = useSearchParams();
  const [kept, setKept] = useState(keptAnswers);
  const answers = kept ?? begin('');
  const name = answers.name.trim();
  const step = steps.find((one) => one === params.get('step')) ?? 'template';
  const at = steps.indexOf(step);
  // Names that the server said are another project's.
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const show = (to: Step, options: { replace: boolean; state?: { forward: true } }) => setParams(to === 'template' ? {} : { step: to }, options);
  const forward = () => show(steps[at + 1]!, { replace: false, state: { forward: true } });
  // The step before is the entry before, unless somebody came to this address from elsewhere.
  const back = () => (state?.forward ? void navigate(-1) : show(steps[at - 1]!, { replace: true }));
  const refuse = (other: string) => setTaken((now) => new Set(now).add(other));
  const change = (part: Partial<Answers>) => {
    const next = { ...answers, ...part };
    keepAnswers(next);
    setKept(next);
  };
  const discard = () => {
    dropAnswers();
    setKept(null);
    show('template', { replace: true });
  };
  const look = useMutation({
    mutationFn: async (other: string) => (await Promise.all([queries.fetchQuery(projectsQuery()), queries.fetchQuery(projectsQuery(true))])).flat().some((project) => project.name === other),
    onSuccess: (is, other) => (is ? refuse(other) : forward()),
  });
  const create = useMutation({
    mutationFn: () => take(api.POST('/v1/projects', { body: bodyOf(answers) })),
    onSuccess: (project) => {
      dropAnswers();
      void queries.invalidateQueries({ queryKey: ['projects'] });
      toast.good(t('wizard.created', { name: project.name }));
      void navigate(projectPath(project.name, 'taxonomy'), { replace: true });
    },
    onError: (error) => {
      // Somebody was faster since the name was looked at.
      if (!(error instanceof ApiError) || error.status !== 409) return;
      refuse(name);
      show('basics', { replace: false });
    },
  });
  const last = at === steps.length - 1;
  const failed = look.isError ? look.error : create.isError && !taken.has(name) ? create.error : null;
  return (
    <Page
      title={t('wizard.title')}
      width="narrow"
      above={<nav className="crumbs"><Link to="/console">{t('nav.projects')}</Link></nav>}
      lead={t('wizard.step', { n: at + 1, of: steps.length, name: t(`wizard.${step}`) })}
      actions={kept && <Button kind="quiet" onPress={discard}>{t('wizard.discard')}</Button>}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (last) create.mutate();
          else if (step === 'basics') look.mutate(name);
          else forward();
        }}
      >
        {step === 'template' && <TemplateStep answers={answers} change={change} />}
        {step === 'basics' && <BasicsStep answers={answers} change={change} taken={taken.has(name)} />}
        {step === 'quality' && <QualityStep answers={answers} change={change} />}
        {failed && <Notice kind="bad"><ErrorText error={failed} /></Notice>}
        <div className="row apart">
          {at > 0 ? <Button kind="quiet" onPress={back}>{t('back')}</Button> : <span />}
          <Button kind="primary" type="submit" isPending={create.isPending || look.isPending} isDisabled={at > 0 && (name === '' || taken.has(name))}>{last ? t('wizard.create') : t('next')}</Button>
        </div>
      </form>
    </Page>
  );
}
