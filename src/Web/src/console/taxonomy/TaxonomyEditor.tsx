import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { latest } from '../../api/wire';
import { Button, IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Loading, Notice } from '../../components/States';
import { TabList } from '../../components/TabList';
import { useBroughtBack } from '../../drafts/useBroughtBack';
import { useText } from '../../messages/taxonomy';
import { useProject } from '../projects/ProjectLayout';
import { LIVE, projectQuery } from '../queries';
import { findings } from './checks';
import { Compare } from './Compare';
import { useDraft, type Draft } from './draft';
import { JsonTab } from './JsonTab';
import { Preview } from './Preview';
import { Properties } from './properties/Properties';
import { Publish } from './Publish';
import { TaxonomyTree } from './TaxonomyTree';
import './taxonomy.css';

/** The labels and questions of a project: tree, properties, preview; published as a new version of its parameters. */
export function TaxonomyEditor() {
  const project = useProject();
  // Others publish too: what they did is known before one's own work builds on it.
  useQuery({ ...projectQuery(project.name), refetchInterval: LIVE });
  // A draft that was left at the last sign-out comes back first.
  return useBroughtBack() ? <Editor key={project.id} /> : <Loading rows={6} />;
}

function Editor() {
  const t = useText();
  const project = useProject();
  const draft = useDraft(project);
  const [tab, setTab] = useState<'visual' | 'json'>('visual');
  const [open, setOpen] = useState<'publish' | 'compare' | null>(null);
  const found = useMemo(() => findings(project.type, draft.params), [project.type, draft.params]);
  const first = found[0];
  return (
    <div
      className="editor"
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
        const action = event.code === 'KeyZ' ? (event.shiftKey ? draft.redo : draft.undo) : event.code === 'KeyY' ? draft.redo : undefined;
        if (!action) return;
        event.preventDefault();
        action();
      }}
      role="presentation"
    >
      <div className="editor-bar">
        <TabList label={t('editor')} tabs={[{ id: 'visual', name: t('tab.visual') }, { id: 'json', name: t('tab.json') }]} value={tab} onChange={setTab} />
        <Standing draft={draft} />
        <span className="grow" />
        {first && <Button kind="quiet" size="small" onPress={() => { setTab('visual'); draft.select(JSON.parse(first.at) as (string | number)[]); }}><Icon name="warning" size={16} />{t('findings', { n: found.length })}</Button>}
        <IconButton label={t('undo')} isDisabled={!draft.undo} onPress={() => draft.undo?.()}><Icon name="undo" /></IconButton>
        <IconButton label={t('redo')} isDisabled={!draft.redo} onPress={() => draft.redo?.()}><Icon name="redo" /></IconButton>
        {draft.changed && <Button kind="quiet" onPress={draft.discard}>{t('discard')}</Button>}
        <Button kind="primary" isDisabled={!draft.changed} onPress={() => setOpen(draft.stale ? 'compare' : 'publish')}>{t('publish')}</Button>
      </div>
      {draft.stale && (
        <Notice kind="warn">
          <div className="row apart">
            <span>{t('stale', { n: latest(project).version, base: draft.base })}</span>
            <Button size="small" onPress={() => setOpen('compare')}>{t('compare')}</Button>
          </div>
        </Notice>
      )}
      {tab === 'json' ? <JsonTab draft={draft} /> : (
        <div className="editor-panes">
          <section className="pane" aria-label={t('tree')}><TaxonomyTree type={project.type} draft={draft} findings={found} /></section>
          <section className="pane padded" aria-label={t('properties')}><Properties type={project.type} draft={draft} findings={found} /></section>
          <Preview type={project.type} project={project.name} params={draft.params} />
        </div>
      )}
      {open === 'compare' && <Compare draft={draft} onClose={() => setOpen(null)} />}
      {open === 'publish' && <Publish project={project} params={draft.params} base={draft.base} onClose={() => setOpen(null)} onStale={() => setOpen('compare')} />}
    </div>
  );
}

function Standing({ draft }: { draft: Draft }) {
  const t = useText();
  const intl = useIntl();
  const project = useProject();
  const version = latest(project);
  return <span className="muted small" role="status">{draft.changed ? t('draft', { n: draft.base }) : t('published', { n: version.version, when: intl.formatDate(version.created_at, { dateStyle: 'medium', timeStyle: 'short' }) })}</span>;
}
