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
import type { Path } from './json';
import { JsonTab, useProblem } from './JsonTab';
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
  const [tab, setTab] = useState<'visual' | 'json'>(draft.text === null ? 'visual' : 'json');
  const [open, setOpen] = useState<'publish' | 'compare' | null>(null);
  const found = useMemo(() => findings(project.type, draft.params), [project.type, draft.params]);
  const first = found[0];
  const show = (path: Path) => {
    setTab('visual');
    setOpen(null);
    draft.select(path);
  };
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
        {first && draft.text === null && <Button kind="quiet" size="small" onPress={() => show(JSON.parse(first.at) as Path)}><Icon name="warning" size={16} />{t('findings', { n: found.length })}</Button>}
        <IconButton label={t('undo')} isDisabled={!draft.undo} onPress={() => draft.undo?.()}><Icon name="undo" /></IconButton>
        <IconButton label={t('redo')} isDisabled={!draft.redo} onPress={() => draft.redo?.()}><Icon name="redo" /></IconButton>
        {draft.changed && <Button kind="quiet" onPress={draft.discard}>{t('discard')}</Button>}
        <Button kind="primary" isDisabled={!draft.changed || draft.text !== null} onPress={() => setOpen(draft.stale ? 'compare' : 'publish')}>{t('publish')}</Button>
      </div>
      {draft.stale && (
        <Notice kind="warn">
          <div className="row apart">
            <span>{t('stale', { n: latest(project).version, base: draft.base })}</span>
            <Button size="small" onPress={() => setOpen('compare')}>{t('compare')}</Button>
          </div>
        </Notice>
      )}
      {tab === 'visual' && draft.text !== null && <Unreadable draft={draft} onMend={() => setTab('json')} />}
      {tab === 'json' ? <JsonTab draft={draft} /> : (
        <div className="editor-panes" inert={draft.text !== null}>
          <section className="pane" aria-label={t('tree')}><TaxonomyTree type={project.type} draft={draft} findings={found} /></section>
          <section className="pane padded" aria-label={t('properties')}><Properties type={project.type} draft={draft} findings={found} /></section>
          <Preview type={project.type} project={project.name} params={draft.params} />
        </div>
      )}
      {open === 'compare' && <Compare draft={draft} onClose={() => setOpen(null)} />}
      {open === 'publish' && <Publish project={project} params={draft.params} base={draft.base} onClose={() => setOpen(null)} onStale={() => setOpen('compare')} onShow={show} />}
    </div>
  );
}

/** A text of the JSON tab waits to be mended. */
function Unreadable({ draft, onMend }: { draft: Draft; onMend: () => void }) {
  const t = useText();
  const problem = useProblem(draft);
  return (
    <Notice kind="bad">
      <div className="row apart">
        <span className="grow">{t('json.kept')} {problem}</span>
        <Button size="small" onPress={draft.dropText}>{t('json.drop')}</Button>
        <Button kind="primary" size="small" onPress={onMend}>{t('json.mend')}</Button>
      </div>
    </Notice>
  );
}

function Standing({ draft }: { draft: Draft }) {
  const t = useText();
  const intl = useIntl();
  const project = useProject();
  const version = latest(project);
  return <span className="muted small" role="status">{draft.changed ? t('draft', { n: draft.base }) : t('published', { n: version.version, when: intl.formatDate(version.created_at, { dateStyle: 'medium', timeStyle: 'short' }) })}</span>;
}
