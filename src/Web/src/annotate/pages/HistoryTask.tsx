import { useParams } from 'react-router';
import { LinkButton } from '../../components/LinkButton';
import { ErrorState, Loading, Notice } from '../../components/States';
import { useText } from '../../messages/annotate';
import { LazyWorkspace } from '../../workspace/LazyWorkspace';
import { useOwnTask } from './me';
import { OutcomeChip } from './OutcomeChip';

/** One's own answer as it was given, to read. */
export default function HistoryTask() {
  const t = useText();
  const { task = '' } = useParams();
  const { data, error, refetch } = useOwnTask(task);
  if (error && !data) return <div className="page narrow"><ErrorState error={error} onRetry={() => void refetch()} /></div>;
  if (!data) return <div className="page"><Loading rows={8} /></div>;
  return (
    <LazyWorkspace
      task={{ key: `history ${task}`, type: data.project.type, project: data.project.name, instruction: null, params: data.params ?? {}, inherited: data.project_params ?? {}, attachments: data.attachments }}
      mode="view"
      response={data.response ?? null}
      status={<><LinkButton size="small" to="/annotate/history">{t('history.back')}</LinkButton><OutcomeChip outcome={data.outcome} /></>}
      notice={data.note ? <Notice kind="info">{t('history.reason', { reason: data.note })}</Notice> : undefined}
    />
  );
}
