import { useState } from 'react';
import { labelKeys } from '../../annotation/keys/bindings';
import type { ChoiceNode } from '../../annotation/rules/choices';
import { useRemaps } from '../keys/remaps';
import { useDesk, useDoc, useUi } from '../model/context';
import { lookOf } from '../model/colors';
import { chooseLabel, labelsShown } from '../model/labels';
import { useText } from '../../messages/workspace';

/** From here on labels can be searched. */
const searchable = 10;

export function Labels() {
  const t = useText();
  const desk = useDesk();
  const remaps = useRemaps((s) => s.remaps);
  const [search, setSearch] = useState('');
  const shown = labelsShown(desk);
  const keys = labelKeys(shown, remaps);
  const keyOf = new Map(shown.map((node, i) => [node.name, keys[i] ?? null]));
  return (
    <section className="panel-part" data-region="labels" aria-label={t('labels')}>
      <h2 className="panel-title">{t('labels')}</h2>
      {shown.length > searchable && <input className="input small" type="search" aria-label={t('labels.search')} placeholder={t('labels.search')} value={search} onChange={(e) => setSearch(e.target.value)} />}
      <div className="labels">{desk.taxonomy!.labels.tree.map((node) => <LabelNode key={node.name} node={node} keyOf={keyOf} search={search.toLowerCase()} />)}</div>
    </section>
  );
}

function LabelNode({ node, keyOf, search }: { node: ChoiceNode; keyOf: ReadonlyMap<string, string | null>; search: string }) {
  const desk = useDesk();
  useDoc();
  const next = useUi((s) => s.label);
  const selected = useUi((s) => s.selected);
  if (node.leaf === undefined)
    return (
      <div role="group" aria-label={node.display} className="label-group">
        <div className="label-group-name">{node.display}</div>
        {node.children.map((child) => <LabelNode key={child.name} node={child} keyOf={keyOf} search={search} />)}
      </div>
    );
  if (search && !node.display.toLowerCase().includes(search)) return null;
  const { color, dash } = lookOf(desk.taxonomy!.labels, node.name);
  const key = desk.editable ? keyOf.get(node.name) : null;
  const current = selected.length > 0 ? desk.selection.some((i) => i.label === node.name) : desk.editable && next === node.name;
  return (
    <button type="button" className={`label ${current ? 'current' : ''}`} aria-pressed={current} onClick={() => chooseLabel(desk, node.name)} aria-keyshortcuts={key ?? undefined} title={node.description} disabled={!desk.editable}>
      <svg className="label-sign" width="18" height="18" aria-hidden><rect x="2" y="2" width="14" height="14" rx="3" fill={color} fillOpacity="0.35" stroke={color} strokeWidth="2.5" strokeDasharray={dash || undefined} /></svg>
      <span className="grow">{node.display}</span>
      {key && <kbd className="key">{key}</kbd>}
    </button>
  );
}
