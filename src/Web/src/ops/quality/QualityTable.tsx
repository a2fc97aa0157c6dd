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

/** A line for each project, person or label, or for each label of a person. */
export function QualityTable({ groups, by }: { groups: Group[]; by: View['by'] }) {
  const t = useText();
  return (
    <div className="table-scroll">
      <table className="table quality">
        <thead>
          <tr>
            {ofPeople(by) && <th>{t('people.name')}</th>}{by !== 'person' && <th>{t(by === 'project' ? 'quality.project' : 'quality.label')}</th>}<th className="numeric">{t('quality.reviewed')}</th><th className="numeric">{t('quality.yield')}</th>
            <th className="numeric">{t('quality.verdicts')}</th><th className="numeric">{t('quality.overturn')}</th><th className="numeric">{t('quality.agreement')}</th>{!ofPeople(by) && <th className="numeric">{t('quality.audit')}</th>}
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
      <td className="numeric">{q && q.accepts + q.fixes + q.rejects > 0 ? t('quality.verdicts.of', { accepts: intl.formatNumber(q.accepts), fixes: intl.formatNumber(q.fixes), rejects: intl.formatNumber(q.rejects) }) : t('none')}</td>
      <td className="numeric">{share(q?.overturnRate) ?? t('none')}</td>
      <td className="numeric">{share(q?.agreement) ?? t('none')}</td>
      {!ofPeople(by) && <td className="numeric">{share(q?.auditAcceptRate) ?? t('none')}</td>}
    </tr>
  );
}
