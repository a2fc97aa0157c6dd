import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { PersonView } from '../../api/metrics';
import { ActionsHead } from '../../components/ActionsHead';
import { Chip } from '../../components/Chip';
import { opsMessages, useText, type OpsMessage } from '../../messages/ops';
import { personPath, taskPath } from '../paths';
import { projectsQuery } from '../queries';
import { useSpan } from '../../components/span';
import { Activity } from './Activity';
import type { Asking } from './PersonDialog';
import { PersonMenu } from './PersonMenu';

/** Skills shown of each person. */
const SKILLS = 3;

export function PeopleTable({ people, onAsk }: { people: PersonView[]; onAsk: (asking: Asking) => void }) {
  const t = useText();
  return (
    <div className="table-scroll">
      <table className="table people-table">
        <thead>
          <tr>
            <th>{t('people.name')}</th><th>{t('people.activity')}</th><th>{t('people.now')}</th>
            <th className="numeric">{t('people.labels')}</th><th className="numeric">{t('people.reviews')}</th><th className="numeric">{t('people.active')}</th>
            <th>{t('people.skills')}</th><ActionsHead />
          </tr>
        </thead>
        <tbody>{people.map((person) => <PersonRow key={person.id} person={person} onAsk={onAsk} />)}</tbody>
      </table>
    </div>
  );
}

const since = (at: string) => Math.max(0, Date.now() - Date.parse(at));

function PersonRow({ person, onAsk }: { person: PersonView; onAsk: (asking: Asking) => void }) {
  const t = useText();
  const intl = useIntl();
  const span = useSpan();
  const { work } = person.today;
  return (
    <tr>
      <td><div className="cell-name"><Link to={personPath(person.id)}>{person.name}</Link>{person.email && <span>{person.email}</span>}</div></td>
      <td><div className="row"><Activity activity={person.activity} />{person.disabled && <Chip tone="bad">{t('people.disabled')}</Chip>}{person.since && <span className="muted small people-since">{t('people.since', { span: span(since(person.since)) })}</span>}</div></td>
      <td>{person.current ? <Current current={person.current} /> : <span className="muted">{t('none')}</span>}</td>
      <td className="numeric">{intl.formatNumber(work?.labels ?? 0)}</td>
      <td className="numeric">{intl.formatNumber(work?.reviews ?? 0)}</td>
      <td className="numeric" title={work?.activeMs == null ? t('people.active.why') : undefined}>{work?.activeMs == null ? t('none') : span(work.activeMs)}</td>
      <td><Skills skills={person.skills} /></td>
      <td className="narrow"><PersonMenu person={person} onAsk={onAsk} /></td>
    </tr>
  );
}

export function Current({ current }: { current: NonNullable<PersonView['current']> }) {
  const t = useText();
  const span = useSpan();
  const projects = useQuery(projectsQuery());
  const name = projects.data?.find((p) => p.id === current.project)?.name ?? current.project;
  const id = `stage.${current.stage}`;
  const stage = id in opsMessages ? t(id as OpsMessage) : current.stage;
  return (
    <div className="cell-name">
      <Link to={taskPath(current.task)}>{name}</Link>
      <span>{t(current.standing === 'offered' ? 'people.task.offered' : 'people.task.active', { stage, span: span(since(current.since)) })}</span>
    </div>
  );
}

function Skills({ skills }: { skills: PersonView['skills'] }) {
  const t = useText();
  if (skills.length === 0) return <span className="muted">{t('none')}</span>;
  const words = (skill: (typeof skills)[number]) => t('people.skill', { name: skill.name, level: skill.level });
  return (
    <span className="row" title={skills.map(words).join(', ')}>
      {skills.slice(0, SKILLS).map((skill) => <Chip key={skill.name} tone="tag">{words(skill)}</Chip>)}
      {skills.length > SKILLS && <span className="muted small">{t('people.skills.more', { n: skills.length - SKILLS })}</span>}
    </span>
  );
}
