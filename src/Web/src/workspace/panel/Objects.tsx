import { memo, useEffect, useMemo, useRef } from 'react';
import { removeItems } from '../../annotation/document/edits';
import type { Item } from '../../annotation/document/document';
import { Icon } from '../../components/Icon';
import { linkTo, select } from '../model/actions';
import { useDesk, useDoc, useUi } from '../model/context';
import { lookOf } from '../model/colors';
import { toggled } from '../model/ui';
import { clock } from '../timeline/clock';
import { useText } from '../../messages/workspace';
import { Eye, Padlock } from './signs';

/** Every object in a list: what the picture shows, for those who do not see it and for crowded places. */
export function Objects() {
  const t = useText();
  const desk = useDesk();
  const { items } = useDoc();
  const wrong = useMemo(() => {
    const count = new Map<string, number>();
    for (const f of desk.findings()) if (f.item !== undefined) count.set(f.item, (count.get(f.item) ?? 0) + 1);
    return count;
    // The findings follow the document.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [desk, items]);
  return (
    <section className="panel-part" data-region="objects" aria-label={t('objects')}>
      <h2 className="panel-title">{t('objects')} <span className="muted">{items.length}</span></h2>
      {items.length === 0 && <p className="muted small">{t(!desk.editable ? 'objects.none.view' : desk.stage === 'text' ? 'objects.none.text' : desk.kinds.every((k) => k === 'event') ? 'objects.none.timeline' : 'objects.none')}</p>}
      <ul className="objects" role="list">
        {items.map((item, i) => <ObjectRow key={item.key} item={item} number={i + 1} wrong={wrong.get(item.key) ?? 0} />)}
      </ul>
    </section>
  );
}

const ObjectRow = memo(function ObjectRow({ item, number, wrong }: { item: Item; number: number; wrong: number }) {
  const t = useText();
  const desk = useDesk();
  const row = useRef<HTMLLIElement>(null);
  const selected = useUi((s) => s.selected.includes(item.key));
  const hidden = useUi((s) => s.hidden.has(item.key));
  const locked = useUi((s) => s.locked.has(item.key));
  const { color, dash } = lookOf(desk.taxonomy!.labels, item.label);
  const name = `${number} ${desk.taxonomy!.labels.display(item.label)}`;
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const choose = (e: React.MouseEvent) => {
    const { linkFrom, selected: before } = desk.ui.getState();
    if (linkFrom !== null) linkTo(desk, item.id);
    else select(desk, e.shiftKey || e.ctrlKey || e.metaKey ? (selected ? before.filter((k) => k !== item.key) : [...before, item.key]) : [item.key]);
  };
  return (
    <li ref={row} className={`object ${selected ? 'selected' : ''} ${hidden ? 'hidden' : ''}`} onPointerEnter={() => desk.ui.setState({ hovered: item.key })} onPointerLeave={() => desk.ui.setState({ hovered: null })}>
      <button type="button" className="object-name" aria-pressed={selected} onClick={choose}>
        <svg width="14" height="14" aria-hidden><rect x="1.5" y="1.5" width="11" height="11" rx="2" fill={color} fillOpacity="0.35" stroke={color} strokeWidth="2" strokeDasharray={dash || undefined} /></svg>
        <span className="clip">{name}</span>
        <span className="object-detail clip">{detailOf(item, t(`kind.${item.kind}`), desk.stage === 'frames')}</span>
        {wrong > 0 && <span className="object-wrong" title={t('objects.wrong', { count: wrong })}>!<span className="visually-hidden">{t('objects.wrong', { count: wrong })}</span></span>}
      </button>
      {item.kind !== 'span' && item.kind !== 'event' && (
        <>
          <button type="button" className="object-act" aria-label={t(hidden ? 'objects.show' : 'objects.hide', { name })} aria-pressed={hidden} onClick={() => desk.ui.setState((s) => ({ hidden: toggled(s.hidden, [item.key]) }))}><Eye closed={hidden} /></button>
          {desk.editable && <button type="button" className="object-act" aria-label={t(locked ? 'objects.unlock' : 'objects.lock', { name })} aria-pressed={locked} onClick={() => desk.ui.setState((s) => ({ locked: toggled(s.locked, [item.key]) }))}><Padlock closed={locked} /></button>}
        </>
      )}
      {desk.editable && <button type="button" className="object-act" aria-label={t('objects.delete', { name })} disabled={locked} onClick={() => desk.store.change(removeItems([item.key]))}><Icon name="trash" size={15} /></button>}
    </li>
  );
});

function detailOf(item: Item, kind: string, pictures: boolean): string {
  // People count pictures from 1.
  const at = pictures ? (frame: number) => String(frame + 1) : clock;
  switch (item.kind) {
    case 'span':
      return item.shape.text === undefined ? kind : `“${item.shape.text}”`;
    case 'event':
      return `${at((pictures ? undefined : item.shape.startTime) ?? item.shape.start)}${item.shape.type === 'range' ? `–${at((pictures ? undefined : item.shape.endTime) ?? item.shape.end)}` : ''}`;
    default:
      return item.frame === undefined ? kind : `${kind}, ${item.frame + (pictures ? 1 : 0)}`;
  }
}
