import { EmptyState } from '../components/States';
import { textOf } from '../messages/text';

const useText = textOf({ 'annotate.none': 'Nothing to label from here yet', 'annotate.none.body': 'The workspace is being built. The hub at /hubs/annotators serves other clients meanwhile.' });

export default function AnnotateRoutes() {
  const t = useText();
  return <EmptyState icon="edit" title={t('annotate.none')}><p>{t('annotate.none.body')}</p></EmptyState>;
}
