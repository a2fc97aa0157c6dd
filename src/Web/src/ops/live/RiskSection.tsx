import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import { api, take } from '../../api/client';
import type { BatchAtRisk } from '../../api/metrics';
import { ActionsHead } from '../../components/ActionsHead';
import { Chip, type Tone } from '../../components/Chip';
import { ActionMenu } from '../../components/Menu';
import { Section } from '../../components/Page';
import { SegmentBar } from '../../components/SegmentBar';
import { EmptyState, ErrorState, Loading } from '../../components/States';
import { toast } from '../../components/toasts';
import { When } from '../../components/When';
import { useText } from '../../messages/ops';
import { CsvButton } from '../ChartSection';
import { batchPath, openPath } from '../paths';
import { batchesQuery } from '../queries';
import { batchesSheet } from '../sheets';
import { byRisk, inScope, riskOf, type Risk } from './risk';

/** The priority before which there is none. */
const HIGHEST = 100;

const tones: Record<Risk, Tone> = { late: 'bad', slow: 'warn', none: 'good', unknown: 'plain' };

type Command = { batch: BatchAtRisk; does: 'pause' | 'resume' | 'prioritize' };

const command = ({ batch: { id }, does }: Command) => {
  const params = { path: { id } };
  return does === 'prioritize' ? take(api.POST('/api/ops/batches/{id}/prioritize', { params, body: { priority: HIGHEST } })) : take(api.POST(`/api/ops/batches/{id}/${does}`, { params }));
};

/** Batches that are worked on, those that will be late first; of a project or a batch only its own. */
export function RiskSection({ scope, onShow }: { scope: string | null; onShow: (batch: string) => void }) {
  const t = useText();
  const batches = useQuery(batchesQuery());
  const used = byRisk(inScope(batches.data?.batches ?? [], scope));
  return (
    <Section flush title={t('risk.title')} hint={t('risk.hint')} actions={used.length > 0 && <CsvButton name="batches" sheet={() => batchesSheet(used)} />}>
      {batches.isPending ? <div className="section-body"><Loading /></div>
        : batches.isError ? <ErrorState error={batches.error} onRetry={() => void batches.refetch()} />
        : used.length === 0 ? <EmptyState icon="list" title={t('risk.none')}><p>{t('risk.none.body')}</p></EmptyState>
        : <RiskTable batches={used} onShow={onShow} />}
    </Section>
  );
}

function RiskTable({ batches, onShow }: { batches: BatchAtRisk[]; onShow: (batch: string) => void }) {
  const t = useText();
  const queries = useQueryClient();
  const nameOf = (batch: BatchAtRisk) => batch.name || t('risk.unnamed');
  const steer = useMutation({
    mutationFn: command,
    onSuccess: (_, { batch, does }) => toast.good(t(`risk.did.${does}`, { name: nameOf(batch), priority: HIGHEST })),
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['ops', 'batches'] }),
  });
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th>{t('risk.batch')}</th><th>{t('risk.state')}</th><th>{t('risk.due')}</th><th>{t('risk.progress')}</th>
            <th className="numeric">{t('risk.pace')}</th><th className="numeric">{t('risk.needed')}</th><ActionsHead />
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <RiskRow key={batch.id} batch={batch} name={nameOf(batch)} onShow={() => onShow(batch.id)} onCommand={(does) => steer.mutate({ batch, does })} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RiskRow({ batch, name, onShow, onCommand }: { batch: BatchAtRisk; name: string; onShow: () => void; onCommand: (does: Command['does']) => void }) {
  const t = useText();
  const intl = useIntl();
  const risk = riskOf(batch);
  const paused = batch.status === 'paused';
  const progress = t('risk.progress.of', { completed: intl.formatNumber(batch.completed), total: intl.formatNumber(batch.total) });
  return (
    <tr>
      <td><strong className="risk-name"><Link to={batchPath(batch.id)}>{name}</Link></strong></td>
      <td><span className="row"><Chip tone={tones[risk]}>{t(risk === 'none' ? 'risk.ok' : `risk.${risk}`)}</Chip>{paused && <Chip>{t('risk.paused')}</Chip>}</span></td>
      <td>{batch.dueAt ? <When at={batch.dueAt} /> : t('none')}</td>
      <td><div className="risk-progress"><SegmentBar label={progress} segments={[{ state: 'done', value: batch.completed }, { state: 'rest', value: batch.remaining }]} /><Link className="muted small" to={openPath(`batch:${batch.id}`)}>{progress}</Link></div></td>
      <td className="numeric">{intl.formatNumber(batch.lastHour)}</td>
      <td className="numeric">{batch.neededPerHour == null ? t('none') : intl.formatNumber(batch.neededPerHour, { maximumFractionDigits: 1 })}</td>
      <td className="narrow">
        <ActionMenu
          label={t('risk.actions', { name })}
          actions={[
            { id: 'figures', name: t('risk.figures'), icon: 'clock', onAction: onShow },
            { id: 'first', name: t('risk.first'), icon: 'up', onAction: () => onCommand('prioritize') },
            paused ? { id: 'resume', name: t('risk.resume'), icon: 'play', apart: true, onAction: () => onCommand('resume') } : { id: 'pause', name: t('risk.pause'), icon: 'pause', apart: true, onAction: () => onCommand('pause') },
          ]}
        />
      </td>
    </tr>
  );
}
