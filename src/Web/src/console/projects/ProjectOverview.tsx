import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import { latest, type Project } from '../../api/wire';
import { Fetched } from '../../components/Fetched';
import { Section } from '../../components/Page';
import { LinkButton } from '../../components/LinkButton';
import { EmptyState } from '../../components/States';
import { When } from '../../components/When';
import { useText } from '../../messages/console';
import { batchTasksPath, projectPath } from '../paths';
import { Progress } from '../Progress';
import { batchesQuery, progressQuery, settingsQuery, sumOf } from '../queries';
import { StatusChip } from '../status';
import { useProject } from './ProjectLayout';

/** Batches listed on the overview. */
const NEWEST = 6;

export function ProjectOverview() {
  const project = useProject();
  return (
    <>
      <ProjectProgress project={project} />
      <div className="two-columns">
        <RecentBatches project={project} />
        <Pipeline project={project} />
      </div>
      <Instruction project={project} />
    </>
  );
}

function ProjectProgress({ project }: { project: Project }) {
  const t = useText();
  const intl = useIntl();
  const counts = useQuery(progressQuery());
  const figures = [['completed', 'done'], ['pending', 'waiting'], ['error', 'error'], ['canceled', 'canceled']] as const;
  return (
    <Section title={t('project.progress')}>
      <Fetched of={counts} rows={2}>
        {(found) => {
          const sum = sumOf(found[project.id] ?? {});
          return (
            <>
              <Progress counts={sum} tall />
              <div className="figures">
                {figures.map(([status, colour]) => (
                  <Link key={status} to={`${projectPath(project.name, 'tasks')}?status=${status}`} className="figure as-figure" style={{ '--figure': `var(--state-${colour})` } as React.CSSProperties}>
                    <strong>{intl.formatNumber(sum[status])}</strong><span>{t(`status.${status}`)}</span>
                  </Link>
                ))}
              </div>
            </>
          );
        }}
      </Fetched>
    </Section>
  );
}

function RecentBatches({ project }: { project: Project }) {
  const t = useText();
  const batches = useQuery(batchesQuery(project.name));
  const to = projectPath(project.name, 'batches');
  return (
    <Section title={t('project.recent')} flush actions={!!batches.data?.length && <LinkButton to={to} size="small" kind="quiet">{t('project.allbatches')}</LinkButton>}>
      <Fetched of={batches} rows={3}>
        {(found) => (found.length === 0 ? <EmptyState icon="list" title={t('batches.none')} action={<LinkButton to={`${to}?new`} kind="primary">{t('batches.new')}</LinkButton>}><p>{t('batches.none.body')}</p></EmptyState>
        : (
          <div className="table-scroll">
            <table className="table">
              <tbody>
                {found.slice(0, NEWEST).map((batch) => (
                  <tr key={batch.id}>
                    <td><div className="cell-name"><Link to={batchTasksPath(project.name, batch.name)}>{batch.name}</Link><span><When at={batch.created_at} /></span></div></td>
                    <td className="narrow"><StatusChip status={batch.status} /></td>
                    <td style={{ inlineSize: '40%' }}><Progress counts={batch} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </Fetched>
    </Section>
  );
}

function Pipeline({ project }: { project: Project }) {
  const t = useText();
  const intl = useIntl();
  const version = latest(project);
  const settings = useQuery(settingsQuery(project.name));
  return (
    <Section title={t('project.pipeline')}>
      <dl className="facts">
        <dt>{t('project.people')}</dt><dd>{settings.data && t(`project.people.${settings.data.workforce}`)}</dd>
        <dt>{t('project.way')}</dt><dd>{t(`project.way.${project.projectType}`)}</dd>
        <dt>{t('project.overlap')}</dt><dd>{project.consensus_attempts}</dd>
        <dt>{t('project.reviews')}</dt><dd>{project.review_levels}{project.review_levels > 0 && project.review_share < 1 && ` (${intl.formatNumber(project.review_share, { style: 'percent' })})`}</dd>
        <dt>{t('project.accept')}</dt><dd>{project.auto_accept ? t('project.accept.auto') : t('project.accept.offer', { n: project.offer_seconds })}</dd>
        <dt>{t('project.handle')}</dt><dd>{t('project.minutes', { n: Math.round(project.handle_seconds / 60) })}</dd>
        {project.required_skills.length > 0 && <><dt>{t('project.skills')}</dt><dd>{project.required_skills.map((s) => `${s.name} ${s.level}`).join(', ')}</dd></>}
        <dt>{t('project.version')}</dt><dd>{t('project.version.n', { n: version.version, date: intl.formatDate(version.created_at, { dateStyle: 'medium' }) })}</dd>
      </dl>
    </Section>
  );
}

function Instruction({ project }: { project: Project }) {
  const t = useText();
  const text = latest(project).instruction;
  return (
    <Section title={t('project.instruction')}>
      {typeof text === 'string' && text !== '' ? <p className="instruction">{text}</p> : <p className="muted">{t('project.noinstruction')}</p>}
    </Section>
  );
}
