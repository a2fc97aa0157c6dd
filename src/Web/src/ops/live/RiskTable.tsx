import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import { api, take } from '../../api/client';
import type { BatchAtRisk } from '../../api/metrics';
import { MAX_PRIORITY } from '../../api/priority';
import { ActionsHead } from '../../components/ActionsHead';
import { Button } from '../../components/Button';
import { Chip, type Tone } from '../../components/Chip';
import { ActionMenu } from '../../components/Menu';
import { PickBar, PickBox, picked } from '../../components/Picking';
import { SegmentBar } from '../../components/SegmentBar';
import { toast } from '../../components/toasts';
import { When } from '../../components/When';
import { useText } from '../../messages/ops';
import { useBatchName } from '../batchName';
import { batchPath, openPath } from '../paths';
import { riskOf, type Risk } from './risk';

// With its number field a sixth of the page, and rarely asked for.
const AskPriority = lazy(() => import('../../components/AskPriority').then((m) => ({ default: m.AskPriority })));

const tones: Record<Risk, Tone> = { late: 'bad', slow: 'warn', new: 'info', none: 'good', unknown: 'plain', empty: 'plain' };

type Move = { does: 'pause' | 'resume' } | { does: 'prioritize'; priority: number };
type Command = Move & { batches: readonly BatchAtRisk[] };

async function steer(command: Command): Promise<void> {
  for (const { id } of command.batches) {
    const params = { path: { id } };
    await (command.does === 'prioritize' ? take(api.POST('/api/ops/batches/{id}/prioritize', { params, body: { priority: command.priority } })) : take(api.POST(`/api/ops/batches/{id}/${command.does}`, { params })));
  }
}

/** Batches to be steered, one by one or several at once. */
export function RiskTable({ batches, onShow }: { batches: BatchAtRisk[]; onShow: (batch: string) => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<readonly BatchAtRisk[] | null>(null);
  const { nameOf, projectOf } = useBatchName();
  const named = (of: readonly BatchAtRisk[]) => (of.length === 1 ? nameOf(of[0]!) : t('risk.selected', { n: of.length }));
  const command = useMutation({
    mutationFn: steer,
    onSuccess: (_, { batches: of, ...move }) => toast.good(t(`risk.did.${move.does}`, { name: named(of), n: of.length, ...('priority' in move && { priority: move.priority }) })),
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['ops', 'batches'] }),
  });
  // A batch that is over leaves the list, and the selection with it.
  const chosen = batches.filter((batch) => taken.has(batch.id));
  const all = chosen.length === batches.length;
  return (
    <>
      {chosen.length > 0 && (
        <PickBar label={t('risk.selection')} said={t('risk.selected', { n: chosen.length })}>
          <Button size="small" onPress={() => setAsking(chosen)}>{t('risk.priority.set')}</Button>
          <Button size="small" isDisabled={chosen.every((b) => b.status === 'paused')} onPress={() => command.mutate({ does: 'pause', batches: chosen.filter((b) => b.status !== 'paused') })}>{t('risk.pause')}</Button>
          <Button size="small" isDisabled={chosen.every((b) => b.status !== 'paused')} onPress={() => command.mutate({ does: 'resume', batches: chosen.filter((b) => b.status === 'paused') })}>{t('risk.resume')}</Button>
          <Button kind="quiet" size="small" onPress={() => setTaken(new Set())}>{t('risk.clear')}</Button>
        </PickBar>
      )}
      <div className="table-scroll">
        <table className="table risk-table">
          <thead>
            <tr>
              <th className="narrow"><PickBox label={t('risk.select.all')} checked={all} some={chosen.length > 0} onPick={() => setTaken(all ? new Set() : new Set(batches.map((b) => b.id)))} /></th>
              <th>{t('risk.batch')}</th><th className="numeric">{t('risk.priority')}</th><th>{t('risk.state')}</th><th>{t('risk.due')}</th><th>{t('risk.progress')}</th>
              <th className="numeric">{t('risk.pace')}</th><th className="numeric">{t('risk.needed')}</th><ActionsHead />
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <RiskRow
                key={batch.id}
                batch={batch}
                name={nameOf(batch)}
                project={batch.name ? projectOf(batch) : null}
                taken={taken.has(batch.id)}
                onTake={() => setTaken((now) => picked(now, batch.id))}
                onShow={() => onShow(batch.id)}
                onMove={(move) => command.mutate({ ...move, batches: [batch] })}
                onPriority={() => setAsking([batch])}
              />
            ))}
          </tbody>
        </table>
      </div>
      {asking && (
        <Suspense>
          <AskPriority
            title={named(asking)}
            priority={asking[0]!.priority}
            isPending={command.isPending}
            onSave={(priority) => command.mutate({ does: 'prioritize', priority, batches: asking }, { onSettled: () => setAsking(null) })}
            onClose={() => setAsking(null)}
          />
        </Suspense>
      )}
    </>
  );
}

interface RiskRowProps {
  batch: BatchAtRisk;
  name: string;
  /** Its project, when the name does not tell it. */
  project: string | null;
  taken: boolean;
  onTake: () => void;
  onShow: () => void;
  onMove: (move: Move) => void;
  onPriority: () => void;
}

function RiskRow({ batch, name, project, taken, onTake, onShow, onMove, onPriority }: RiskRowProps) {
  const t = useText();
  const intl = useIntl();
  const risk = riskOf(batch);
  const paused = batch.status === 'paused';
  const progress = t('risk.progress.of', { completed: intl.formatNumber(batch.completed), total: intl.formatNumber(batch.total) });
  return (
    <tr>
      <td className="narrow"><PickBox label={t('risk.select', { name })} checked={taken} onPick={onTake} /></td>
      <td><div className="cell-name"><strong className="risk-name"><Link to={batchPath(batch.id)}>{name}</Link></strong>{project && <span>{project}</span>}</div></td>
      <td className="numeric">{intl.formatNumber(batch.priority)}</td>
      <td><span className="row"><Chip tone={tones[risk]}>{t(risk === 'none' ? 'risk.ok' : `risk.${risk}`)}</Chip>{paused && <Chip>{t('risk.paused')}</Chip>}</span></td>
      <td>{batch.dueAt ? <When at={batch.dueAt} /> : t('none')}</td>
      <td><div className="risk-progress"><SegmentBar label={progress} segments={[{ state: 'done', value: batch.completed }, { state: 'rest', value: batch.remaining }]} /><Link className="muted small" to={openPath(`batch:${batch.id}`)}>{progress}</Link></div></td>
      <td className="numeric">{intl.formatNumber(batch.lastHour)}</td>
      <td className="numeric">{batch.neededPerHour == null ? t('none') : intl.formatNumber(Math.ceil(batch.neededPerHour))}</td>
      <td className="narrow">
        <ActionMenu
          label={t('risk.actions', { name })}
          actions={[
            { id: 'figures', name: t('risk.figures'), icon: 'clock', onAction: onShow },
            { id: 'first', name: t('risk.first'), icon: 'up', onAction: () => onMove({ does: 'prioritize', priority: MAX_PRIORITY }) },
            { id: 'priority', name: t('risk.priority.set'), icon: 'edit', onAction: onPriority },
            paused ? { id: 'resume', name: t('risk.resume'), icon: 'play', apart: true, onAction: () => onMove({ does: 'resume' }) } : { id: 'pause', name: t('risk.pause'), icon: 'pause', apart: true, onAction: () => onMove({ does: 'pause' }) },
          ]}
        />
      </td>
    </tr>
  );
}
