import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useSearchParams } from 'react-router';
import type { Batch } from '../../api/wire';
import { Button } from '../../components/Button';
import { Fetched } from '../../components/Fetched';
import { Icon } from '../../components/Icon';
import { Section } from '../../components/Page';
import { PickBar, picked } from '../../components/Picking';
import { EmptyState } from '../../components/States';
import { useText } from '../../messages/console';
import { useProject } from '../projects/ProjectLayout';
import { batchesQuery } from '../queries';
import { BatchTable } from './BatchTable';
import { ConfirmMove, type Pending } from './ConfirmMove';
import { NewBatch } from './NewBatch';
import { SetPriority } from './SetPriority';
import { byOrder } from './order';

const open = (batch: Batch) => batch.status === 'staging' || batch.status === 'in_progress' || batch.status === 'paused';

/** Batches in the order they are worked; those that are over stand below, newest first. */
export function sorted(batches: readonly Batch[]): Batch[] {
  return [...batches.filter(open).sort(byOrder), ...batches.filter((b) => !open(b)).sort((a, b) => b.created_at.localeCompare(a.created_at))];
}

export function Batches() {
  const t = useText();
  const project = useProject();
  const batches = useQuery(batchesQuery(project.name));
  const [params, setParams] = useSearchParams();
  const [confirm, setConfirm] = useState<Pending | null>(null);
  const [priority, setPriority] = useState<readonly Batch[] | null>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const all = params.get('show') === 'all';
  const creating = params.has('new');
  const set = (name: string, value: string | null) =>
    setParams((now) => {
      if (value === null) now.delete(name);
      else now.set(name, value);
      return now;
    }, { replace: true });
  const shown = batches.data && sorted(batches.data).filter((b) => all || open(b) || !batches.data.some(open));
  // What is over, or not shown, is not acted on.
  const chosen = shown?.filter((b) => open(b) && taken.has(b.id)) ?? [];
  const create = <Button kind="primary" onPress={() => set('new', '')}><Icon name="plus" />{t('batches.new')}</Button>;

  return (
    <Section
      flush
      title={t('batches.title')}
      hint={shown && shown.filter(open).length > 1 ? t('batches.order.hint') : undefined}
      actions={!!batches.data?.length && (
        <>
          <ToggleButtonGroup className="segments" aria-label={t('batches.filter')} selectionMode="single" disallowEmptySelection selectedKeys={[all ? 'all' : 'open']} onSelectionChange={(keys) => set('show', keys.has('all') ? 'all' : null)}>
            <ToggleButton id="open" className="segment">{t('batches.filter.open')}</ToggleButton>
            <ToggleButton id="all" className="segment">{t('batches.filter.all')}</ToggleButton>
          </ToggleButtonGroup>
          {create}
        </>
      )}
    >
      <Fetched of={batches}>
        {(found) => (found.length === 0 ? <EmptyState icon="list" title={t('batches.none')} action={create}><p>{t('batches.none.body')}</p></EmptyState> : (
          <>
            {chosen.length > 0 && (
              <PickBar label={t('batches.selection')} said={t('batches.selected', { n: chosen.length })}>
                <Button size="small" onPress={() => setPriority(chosen)}>{t('batches.setpriority')}</Button>
                <Button kind="quiet" size="small" onPress={() => setTaken(new Set())}>{t('batches.clear')}</Button>
              </PickBar>
            )}
            <BatchTable batches={shown!} movable={shown!.filter(open).length} taken={taken} onTake={(id) => setTaken((now) => picked(now, id))} onMove={setConfirm} onPriority={(batch) => setPriority([batch])} />
          </>
        ))}
      </Fetched>
      {creating && <NewBatch project={project} onClose={() => set('new', null)} />}
      {confirm && <ConfirmMove pending={confirm} onClose={() => setConfirm(null)} />}
      {priority && <SetPriority batches={priority} onClose={() => setPriority(null)} />}
    </Section>
  );
}
