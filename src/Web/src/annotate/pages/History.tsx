import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import { Button } from '../../components/Button';
import { Page } from '../../components/Page';
import { EmptyState, ErrorState, Loading } from '../../components/States';
import { useText } from '../../messages/annotate';
import { useTypeName } from '../../messages/types';
import { spent, useHistory } from './me';
import { OutcomeChip } from './OutcomeChip';

/** One's own answers and what became of them, the newest first. */
export default function History() {
  const t = useText();
  const typeName = useTypeName();
  const intl = useIntl();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useHistory();
  const docs = data?.pages.flatMap((p) => p.docs) ?? [];
  return (
    <Page title={t('history.title')} lead={t('history.lead')}>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <Loading rows={8} /> : docs.length === 0 ? (
        <EmptyState icon="list" title={t('history.none')}><p>{t('history.none.body')}</p></EmptyState>
      ) : (
        <div className="own-scroll">
          <table className="own-table">
            <thead><tr><th scope="col">{t('history.at')}</th><th scope="col">{t('history.project')}</th><th scope="col">{t('history.stage')}</th><th scope="col" className="numeric">{t('history.active')}</th><th scope="col">{t('history.outcome')}</th></tr></thead>
            <tbody>
              {docs.map((a) => (
                <tr key={`${a.task} ${a.answered_at}`}>
                  <td><Link to={`/annotate/history/${a.task}`}><time dateTime={a.answered_at}>{intl.formatDate(a.answered_at, { dateStyle: 'medium', timeStyle: 'short' })}</time></Link></td>
                  <td>{a.project.name}<div className="muted small">{typeName(a.project.type)}</div></td>
                  <td>{t(`offer.stage.${a.stage}`)}{a.verdict && <div className="muted small">{t(`outcome.${a.verdict}`)}</div>}</td>
                  <td className="numeric">{spent(a.active_ms)}</td>
                  <td><OutcomeChip outcome={a.outcome} />{a.note && <div className="small own-note">{t('history.reason', { reason: a.note })}</div>}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {hasNextPage && <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>{t('history.more')}</Button>}
        </div>
      )}
    </Page>
  );
}
