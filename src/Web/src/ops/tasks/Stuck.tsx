import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { StuckTask } from '../../api/metrics';
import { ActionsHead } from '../../components/ActionsHead';
import { Chip } from '../../components/Chip';
import { ActionMenu } from '../../components/Menu';
import { Fetched } from '../../components/Fetched';
import { Page, Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
import { When } from '../../components/When';
import { useText } from '../../messages/ops';
import { personPath, taskPath } from '../paths';
import { CsvButton } from '../ChartSection';
import { namesQuery, projectsQuery, stuckQuery } from '../queries';
import { stuckSheet } from '../sheets';
import { useSpan } from '../../components/span';
import { Unstick, type Way } from './Unstick';

/** Tasks that do not get done by themselves. */
export function Stuck() {
  const t = useText();
  const stuck = useQuery(stuckQuery());
  const [asking, setAsking] = useState<{ task: StuckTask; way: Way } | null>(null);
  return (
    <Page title={t('stuck.title')} lead={t('stuck.lead')} actions={stuck.data && stuck.data.tasks.length > 0 && <CsvButton name="stuck" sheet={() => stuckSheet(stuck.data.tasks)} />}>
      <Section flush>
        <Fetched of={stuck}>
          {({ tasks }) => (tasks.length === 0 ? <EmptyState icon="check" title={t('stuck.none')}><p>{t('stuck.none.body')}</p></EmptyState> : (
            <div className="table-scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th>{t('stuck.task')}</th><th>{t('stuck.why')}</th><th className="numeric">{t('stuck.leases')}</th>
                    <th className="numeric">{t('stuck.held')}</th><th>{t('stuck.since')}</th><th>{t('stuck.person')}</th><ActionsHead />
                  </tr>
                </thead>
                <tbody>{tasks.map((task) => <StuckRow key={`${task.task} ${task.reason}`} task={task} onAsk={(way) => setAsking({ task, way })} />)}</tbody>
              </table>
            </div>
          ))}
        </Fetched>
      </Section>
      {asking && <Unstick task={asking.task.task} way={asking.way} onClose={() => setAsking(null)} />}
    </Page>
  );
}

function StuckRow({ task, onAsk }: { task: StuckTask; onAsk: (way: Way) => void }) {
  const t = useText();
  const intl = useIntl();
  const span = useSpan();
  const projects = useQuery(projectsQuery());
  const names = useQuery(namesQuery()).data;
  const project = projects.data?.find((p) => p.id === task.project)?.name ?? task.project;
  return (
    <tr>
      <td><div className="cell-name"><Link to={taskPath(task.task)}>{project}</Link><span className="mono">{task.task}</span></div></td>
      <td><Chip tone="warn">{t(task.reason === 'no_answer' ? 'stuck.no_answer' : task.reason === 'given_back' ? 'stuck.given_back' : 'stuck.long_lease')}</Chip></td>
      <td className="numeric">{intl.formatNumber(task.leases)}</td>
      <td className="numeric">{task.heldMs == null ? t('none') : span(task.heldMs)}</td>
      <td className="muted narrow"><When at={task.since} /></td>
      <td>{task.person ? <Link to={personPath(task.person)}>{names?.get(task.person) ?? t('log.person')}</Link> : t('none')}</td>
      <td className="narrow">
        <ActionMenu
          label={t('stuck.actions', { task: task.task })}
          actions={[
            { id: 'release', name: t('stuck.release'), icon: 'undo', onAction: () => onAsk('release') },
            { id: 'reassign', name: t('stuck.reassign'), icon: 'user', onAction: () => onAsk('reassign') },
          ]}
        />
      </td>
    </tr>
  );
}
