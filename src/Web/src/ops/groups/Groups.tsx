import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router';
import { api, take } from '../../api/client';
import type { MetricHistory } from '../../api/metrics';
import { Fetched } from '../../components/Fetched';
import { Page, Section } from '../../components/Page';
import { EmptyState, Loading } from '../../components/States';
import { TabList } from '../../components/TabList';
import { useText } from '../../messages/ops';
import { useBatchName } from '../batchName';
import { CsvLink } from '../ChartSection';
import { ViewBar } from '../live/ViewBar';
import { donePath, personPath, type GroupBy } from '../paths';
import { batchesQuery, LIVE } from '../queries';
import type { Minutes } from '../scope';
import { useSpan } from '../../components/span';
import { BY, groupParamsOf, groupQueryOf, groupViewOf, type GroupView } from './view';

type Group = NonNullable<MetricHistory['groups']>[number];

/** The live figures, one line for each project, batch or person: what a figure of all of them is made of. */
export function Groups() {
  const t = useText();
  const intl = useIntl();
  const [params, setParams] = useSearchParams();
  const view = groupViewOf(params);
  const query = groupQueryOf(view);
  const history = useQuery({ queryKey: ['ops', 'groups', query], refetchInterval: 6 * LIVE, placeholderData: keepPreviousData, queryFn: () => take(api.GET('/api/metrics/figures', { params: { query } })) });
  const show = (change: Partial<GroupView>) => setParams(groupParamsOf({ ...view, ...change }), { replace: true });
  const choices = view.scope?.startsWith('batch:') ? BY.filter((by) => by !== 'person') : BY;
  const groups = history.data?.groups ?? [];
  return (
    <Page title={t('groups.title')} lead={t('groups.lead')} width="full" actions={<ViewBar view={view} onChange={show} />}>
      <Section
        flush
        title={t(`groups.by.${view.by}`)}
        hint={history.data?.through && t('groups.through', { at: intl.formatTime(history.data.through) })}
        actions={
          <>
            <TabList label={t('quality.by')} tabs={choices.map((id) => ({ id, name: t(`groups.by.${id}`) }))} value={view.by} onChange={(by) => show({ by })} />
            <CsvLink href={`/api/metrics/figures?${new URLSearchParams({ ...query, format: 'csv' })}`} />
          </>
        }
      >
        <Fetched of={history}>
          {() => (history.isPlaceholderData ? <Loading /> : groups.length === 0 ? <EmptyState icon="clock" title={t('groups.none')}><p>{t('groups.none.body')}</p></EmptyState> : <GroupTable groups={groups} by={view.by} minutes={view.minutes} />)}
        </Fetched>
      </Section>
    </Page>
  );
}

function GroupTable({ groups, by, minutes }: { groups: Group[]; by: GroupBy; minutes: Minutes }) {
  const t = useText();
  const tasks = by !== 'person';
  return (
    <div className="table-scroll">
      <table className="table groups-table">
        <thead>
          <tr>
            <th>{t(tasks ? (by === 'batch' ? 'risk.batch' : 'quality.project') : 'people.name')}</th>
            {tasks && <><th className="numeric">{t('flow.arrived')}</th><th className="numeric">{t('flow.completed')}</th><th className="numeric">{t('turnaround.p50')}</th><th className="numeric">{t('turnaround.p90')}</th><th className="numeric">{t('tile.sla')}</th></>}
            <th className="numeric">{t('people.labels')}</th><th className="numeric">{t('people.reviews')}</th><th className="numeric">{t('people.active')}</th>
            {!tasks && <><th className="numeric">{t('tile.utilisation')}</th><th className="numeric">{t('person.offers')}</th></>}
          </tr>
        </thead>
        <tbody>{groups.map((group) => <GroupRow key={group.scope} group={group} by={by} minutes={minutes} />)}</tbody>
      </table>
    </div>
  );
}

function GroupRow({ group: { scope, name, figures: f }, by, minutes }: { group: Group; by: GroupBy; minutes: Minutes }) {
  const t = useText();
  const intl = useIntl();
  const span = useSpan();
  const tasks = by !== 'person';
  const { nameOf, projectOf } = useBatchName();
  const batches = useQuery({ ...batchesQuery(), enabled: by === 'batch' });
  const batch = batches.data?.batches.find((b) => scope === `batch:${b.id}`);
  const share = (n: number | null | undefined) => (n == null ? t('none') : intl.formatNumber(n, { style: 'percent', maximumFractionDigits: 1 }));
  const to = tasks ? `/ops?${new URLSearchParams({ scope, window: String(minutes) })}` : personPath(scope.slice(scope.indexOf(':') + 1));
  return (
    <tr>
      <td><div className="cell-name"><Link to={to}>{name || (batch ? nameOf(batch) : by === 'batch' ? t('groups.unnamed') : scope)}</Link>{by === 'batch' && (name ? batch && <span>{projectOf(batch)}</span> : !batch && <span>{scope}</span>)}</div></td>
      {tasks && (
        <>
          <td className="numeric">{intl.formatNumber(f.arrived ?? 0)}</td>
          <td className="numeric">{f.completed ? <Link to={donePath(scope, { minutes })}>{intl.formatNumber(f.completed)}</Link> : intl.formatNumber(0)}</td>
          <td className="numeric">{f.turnaround ? span(f.turnaround.p50) : t('none')}</td>
          <td className="numeric">{f.turnaround ? span(f.turnaround.p90) : t('none')}</td>
          <td className="numeric">{f.sla ? t('tile.sla.of', { share: share(f.sla.attainment), due: intl.formatNumber(f.sla.due) }) : t('none')}</td>
        </>
      )}
      <td className="numeric">{intl.formatNumber(f.work?.labels ?? 0)}</td>
      <td className="numeric">{intl.formatNumber(f.work?.reviews ?? 0)}</td>
      <td className="numeric">{f.work?.activeMs == null ? t('none') : span(f.work.activeMs)}</td>
      {!tasks && <><td className="numeric">{share(f.work?.utilisation)}</td><td className="numeric">{share(f.offers?.acceptRate)}</td></>}
    </tr>
  );
}
