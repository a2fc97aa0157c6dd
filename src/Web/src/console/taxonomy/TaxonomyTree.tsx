import { useMemo } from 'react';
import { Button as AriaButton, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { ActionMenu, type Action } from '../../components/Menu';
import { Button, IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { taxonomyMessages, useText, type TaxonomyMessage } from '../../messages/taxonomy';
import { additions, type Addition } from './additions';
import type { Finding } from './checks';
import type { Draft } from './draft';
import { keyOf, set, step } from './json';
import { flat, outline, type Node } from './outline';

/** Words for a node of the tree. */
export function useNodeName(): (node: Node) => string {
  const t = useText();
  return (node) => {
    const id = node.kind === 'geometry' ? `geometry.${node.name}` : node.kind === 'list' ? `list.${node.name}` : ['attributes', 'links', 'fields'].includes(node.kind) ? `section.${node.name}` : null;
    return id !== null && id in taxonomyMessages ? t(id as TaxonomyMessage) : node.name || '…';
  };
}

/** Everything that can be changed, as a tree: arrows move, Alt with arrows reorders, Delete removes. */
export function TaxonomyTree({ type, draft, findings }: { type: string; draft: Draft; findings: Finding[] }) {
  const t = useText();
  const nodeName = useNodeName();
  const tree = useMemo(() => outline(type, draft.params), [type, draft.params]);
  const all = flat(tree);
  const marked = new Set(findings.map((f) => f.at));
  const selected = draft.selected ? keyOf(draft.selected) : null;
  const current = all.find((n) => n.id === selected);
  const shift = (node: Node | undefined, by: 1 | -1) => {
    const moved = node && step(draft.params, node.path, by);
    if (!moved) return;
    draft.edit(() => moved.root);
    draft.select(moved.path);
  };
  const remove = (node: Node | undefined) => {
    if (!node || !removable(node)) return;
    draft.edit((params) => set(params, node.path, undefined));
    draft.select(null);
  };
  const add = (addition: Addition) => {
    const { params, path } = addition.to(draft.params);
    draft.edit(() => params);
    draft.select(path);
  };

  const render = (node: Node) => (
    <TreeItem key={node.id} id={node.id} textValue={nodeName(node)} className={`tree-item ${node.kind}`}>
      <TreeItemContent>
        {({ level, hasChildItems, isExpanded }) => (
          <div className="tree-line" style={{ paddingInlineStart: (level - 1) * 16 }}>
            {hasChildItems ? <AriaButton slot="chevron" className="tree-chevron"><Icon name={isExpanded ? 'down' : 'right'} size={14} /></AriaButton> : <span className="tree-chevron" />}
            {node.kind === 'label' && <span className="tree-colour" style={{ background: node.color ?? 'var(--surface-3)' }} />}
            <span className="grow clip">{nodeName(node)}</span>
            {marked.has(node.id) && <span className="tree-mark"><Icon name="warning" size={15} /></span>}
            {node.hotkey && <kbd className="key">{node.hotkey}</kbd>}
            {!removable(node) && node.children.length > 0 && <span className="taxonomy-count">{node.children.length}</span>}
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children}>{render}</Collection>
    </TreeItem>
  );
  const actions = additions(type, draft.params, current).map((a): Action => ({ id: a.id, name: t(a.words) + (a.tool ? `: ${t(`geometry.${a.tool}`)}` : ''), onAction: () => add(a) }));
  return (
    <div
      className="tree-pane"
      onKeyDown={(event) => {
        if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
          event.preventDefault();
          event.stopPropagation();
          shift(current, event.key === 'ArrowUp' ? -1 : 1);
        } else if (event.key === 'Delete') remove(current);
      }}
      role="presentation"
    >
      <Tree
        className="outline-tree"
        aria-label={t('tree')}
        items={tree}
        dependencies={[draft.params, marked.size]}
        selectionMode="single"
        selectionBehavior="replace"
        // The arrows have chosen the row already: without this Enter, or another click, would close its properties again.
        disallowEmptySelection
        selectedKeys={selected ? [selected] : []}
        onSelectionChange={(keys) => {
          const id = keys === 'all' ? undefined : [...keys][0];
          draft.select(all.find((n) => n.id === id)?.path ?? null);
        }}
        defaultExpandedKeys={all.filter((n) => n.children.length < 40).map((n) => n.id)}
      >
        {render}
      </Tree>
      <div className="tree-actions">
        <ActionMenu label={t('add')} actions={actions} trigger={<Button size="small"><Icon name="plus" size={16} />{t('add')}</Button>} />
        <span className="grow" />
        <IconButton label={t('moveup')} isDisabled={!current || !step(draft.params, current.path, -1)} onPress={() => shift(current, -1)}><Icon name="up" /></IconButton>
        <IconButton label={t('movedown')} isDisabled={!current || !step(draft.params, current.path, 1)} onPress={() => shift(current, 1)}><Icon name="down" /></IconButton>
        <IconButton label={t('remove')} isDisabled={!current || !removable(current)} onPress={() => remove(current)}><Icon name="trash" /></IconButton>
      </div>
    </div>
  );
}

const removable = (node: Node) => ['label', 'attribute', 'link', 'field', 'geometry'].includes(node.kind);

