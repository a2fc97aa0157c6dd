import { useQuery } from '@tanstack/react-query';
import { Fetched } from '../../components/Fetched';
import { Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
import { useText } from '../../messages/ops';
import { CsvButton } from '../ChartSection';
import { batchesQuery } from '../queries';
import { batchesSheet } from '../sheets';
import { byRisk, inScope } from './risk';
import { RiskTable } from './RiskTable';

/** Batches that are worked on, those that will be late first; of a project or a batch only its own. */
export function RiskSection({ scope, onShow }: { scope: string | null; onShow: (batch: string) => void }) {
  const t = useText();
  const batches = useQuery(batchesQuery());
  const used = byRisk(inScope(batches.data?.batches ?? [], scope));
  return (
    <Section flush title={t('risk.title')} hint={t('risk.hint')} actions={used.length > 0 && <CsvButton name="batches" sheet={() => batchesSheet(used)} />}>
      <Fetched of={batches}>
        {() => (used.length === 0 ? <EmptyState icon="list" title={t('risk.none')}><p>{t('risk.none.body')}</p></EmptyState> : <RiskTable batches={used} onShow={onShow} />)}
      </Fetched>
    </Section>
  );
}
