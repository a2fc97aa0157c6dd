import { EmptyState } from '../components/States';
import { textOf } from '../messages/text';

const useText = textOf({ 'ops.none': 'No figures yet', 'ops.none.body': 'Figures of turnaround and backlog will stand here.' });

export default function OpsRoutes() {
  const t = useText();
  return <EmptyState icon="clock" title={t('ops.none')}><p>{t('ops.none.body')}</p></EmptyState>;
}
