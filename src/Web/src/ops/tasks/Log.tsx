import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Button } from '../../components/Button';
import { Fetched } from '../../components/Fetched';
import { Page, Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
import { When } from '../../components/When';
import { opsMessages, useText, type OpsMessage } from '../../messages/ops';
import { personPath, taskPath } from '../paths';
import { CsvButton } from '../ChartSection';
import { actionsQuery, namesQuery } from '../queries';
import { logSheet } from '../sheets';

/** What managers did. */
export function Log() {
  const t = useText();
  const log = useInfiniteQuery(actionsQuery());
  const names = useQuery(namesQuery()).data;
  const words = (action: string) => (`did.${action}` in opsMessages ? t(`did.${action}` as OpsMessage) : action);
  const actions = log.data?.pages.flatMap((page) => page.actions) ?? [];
  return (
    <Page title={t('log.title')} lead={t('log.lead')} actions={actions.length > 0 && <CsvButton name="log" sheet={() => logSheet(actions)} />}>
      <Section flush>
        <Fetched of={log}>
          {() => (actions.length === 0 ? <EmptyState icon="list" title={t('log.none')}><p>{t('log.none.body')}</p></EmptyState> : (
            <div className="table-scroll">
              <table className="table">
                <thead><tr><th>{t('log.at')}</th><th>{t('log.actor')}</th><th>{t('log.action')}</th><th>{t('log.about')}</th><th>{t('log.detail')}</th></tr></thead>
                <tbody>
                  {actions.map((action) => (
                    <tr key={action.id}>
                      <td className="narrow"><When at={action.at} exact /></td>
                      <td className="log-actor">{names?.get(action.actor) ?? (names && <div className="cell-name">{t('log.key')}<span className="mono">{action.actor}</span></div>)}</td>
                      <td>{words(action.action)}</td>
                      <td className="small">
                        {action.person && <Link className="log-name" to={personPath(action.person)}>{names?.get(action.person) ?? t('log.person')}</Link>}{' '}
                        {action.task && <Link to={taskPath(action.task)}>{t('log.task')}</Link>}{' '}
                        {action.batch && <Link to={`/ops?scope=batch:${encodeURIComponent(action.batch)}`}>{action.batchName ?? t('log.batch')}</Link>}
                      </td>
                      <td className="muted small">{action.detail}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ))}
        </Fetched>
        {log.hasNextPage && <div className="section-body"><Button isPending={log.isFetchingNextPage} onPress={() => void log.fetchNextPage()}>{t('log.more')}</Button></div>}
      </Section>
    </Page>
  );
}
