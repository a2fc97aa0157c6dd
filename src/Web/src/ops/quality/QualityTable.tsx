import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { MetricHistory } from '../../api/metrics';
import { useText } from '../../messages/ops';
import { personPath } from '../paths';
import { projectsQuery } from '../queries';
import { useShare } from './share';
import { ofLabels, ofPeople, type View } from './view';
import './quality.css';

type Group = NonNullable<MetricHistory['groups']>[number];

/** A line for each project, person or label, or for each label of a person. What people did and what they said of others' work stand apart. */
export function QualityTable({ groups, by }: { groups: Group[]; by: View['by'] }) {
  const t = useText();
  const people = ofPeople(by);
  const names = [...(people ? [t('people.name')] : []), ...(by === 'person' ? [] : [t(by === 'project' ? 'quality.project' : 'quality.label')])];
  const agreement = <th className="numeric">{t('quality.agreement')}</th>;
  return (
    <div className="table-scroll">
      <table className="table quality">
        <thead>
          {people && (
            <tr>
              {names.map((name) => <th key={name} rowSpan={2}>{name}</th>)}
              <th colSpan={3} scope="colgroup" className="quality-group">{t('quality.own')}</th>
              <th colSpan={2} scope="colgroup" className="quality-group">{t('quality.given')}</th>
            </tr>
          )}
          <tr>
            {!people && names.map((name) => <th key={name}>{name}</th>)}
            <th className="numeric">{t('quality.reviewed')}</th><th className="numeric">{t('quality.yield')}</th>{people && agreement}
            <th className="numeric">{t('quality.verdicts')}</th><th className="numeric">{t('quality.overturn')}</th>{!people && <>{agreement}<th className="numeric">{t('quality.audit')}</th></>}
          </tr>
        </thead>
        <tbody>{groups.map((group) => <GroupRow key={`${group.scope} ${group.name} ${group.person}`} group={group} by={by} />)}</tbody>
      </table>
    </div>
  );
}

const idOf = (scope: string) => scope.slice(scope.indexOf(':') + 1);

function GroupRow({ group: { scope, name, person, personName, figures: { quality: q } }, by }: { group: Group; by: View['by'] }) {
  const t = useText();
  const intl = useIntl();
  const share = useShare();
  const projects = useQuery(projectsQuery());
  const live = `/ops?scope=${encodeURIComponent(scope)}`;
  const words = name ?? scope;
  const people = ofPeople(by);
  const agreement = <td className="numeric">{share(q?.agreement) ?? t('none')}</td>;
  return (
    <tr>
      {person && <td><Link to={personPath(idOf(person))}>{personName ?? person}</Link></td>}
      <td>
        <div className="cell-name">
          {ofLabels(by) ? <strong>{words}</strong> : <Link to={by === 'person' ? personPath(idOf(scope)) : live}>{words}</Link>}
          {ofLabels(by) && <span><Link to={live}>{projects.data?.find((p) => `project:${p.id}` === scope)?.name ?? scope}</Link></span>}
        </div>
      </td>
      <td className="numeric">{q?.reviewed ? intl.formatNumber(q.reviewed) : t('none')}</td>
      <td className="numeric">{share(q?.firstPassYield) ?? t('none')}</td>
      {people && agreement}
      <td className="numeric">{q && q.accepts + q.fixes + q.rejects > 0 ? t('quality.verdicts.of', { accepts: intl.formatNumber(q.accepts), fixes: intl.formatNumber(q.fixes), rejects: intl.formatNumber(q.rejects) }) : t('none')}</td>
      <td className="numeric">{share(q?.overturnRate) ?? t('none')}</td>
      {!people && <>{agreement}<td className="numeric">{share(q?.auditAcceptRate) ?? t('none')}</td></>}
    </tr>
  );
}
