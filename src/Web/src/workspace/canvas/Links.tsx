import { useMemo } from 'react';
import { isShapeItem, type Item, type ShapeItem } from '../../annotation/document/document';
import { between, centreOf, type Pt } from '../../annotation/shapes/geometry';
import { opsOf, type Shape } from '../../annotation/shapes/registry';
import { handleScale } from '../../annotation/tools/view';
import { useDesk, useDoc, useUi } from '../model/context';
import { useText } from '../../messages/workspace';

/** Links as arrows between what they join. */
export function Links() {
  const { items, links } = useDoc();
  const held = useUi((s) => s.held);
  const frame = useUi((s) => s.frame);
  const hidden = useUi((s) => s.hidden);
  const from = useUi((s) => s.linkFrom);
  const cursor = useUi((s) => (s.linkFrom === null ? null : s.cursor));
  const shapes = useMemo(() => new Map(items.filter(isShapeItem).filter((i) => (i.frame === undefined || i.frame === frame) && !hidden.has(i.key)).map((i) => [i.id, i])), [items, frame, hidden]);
  const bounds = (item: ShapeItem) => opsOf(item.kind).bounds((held.get(item.key) as Shape | undefined) ?? item.shape);
  const first = from === null ? undefined : shapes.get(from);
  const start = first && centreOf(bounds(first));
  return (
    <g className="links">
      {links.map((link) => {
        const [a, b] = [shapes.get(link.from), shapes.get(link.to)];
        if (!a || !b) return null;
        const ends = between(bounds(a), bounds(b));
        return <Arrow key={link.id} id={link.id} name={link.name} ends={[a, b]} from={ends[0]} to={ends[1]} />;
      })}
      {start && cursor && <path className="link-line begun" d={`M${start.x} ${start.y}L${cursor.x} ${cursor.y}`} />}
    </g>
  );
}

function Arrow({ id, name, ends, from, to }: { id: string; name: string; ends: readonly [Item, Item]; from: Pt; to: Pt }) {
  const t = useText();
  const desk = useDesk();
  const size = useUi((s) => handleScale(s.view.scale));
  const selected = useUi((s) => s.selectedLink === id);
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  const [mx, my] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const display = (item: Item) => desk.taxonomy!.labels.display(item.label);
  return (
    <g className={`link ${selected ? 'selected' : ''}`} role="graphics-symbol" aria-label={t('link.name', { name, from: display(ends[0]), to: display(ends[1]) })} data-link={id}>
      <path className="link-halo" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      <path className="link-line" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      <path className="link-head" transform={`translate(${to.x} ${to.y}) rotate(${angle}) scale(${size})`} d="M0 0L-11 -5.5L-11 5.5Z" />
      <g className="shape-tag" transform={`translate(${mx} ${my}) scale(${size}) translate(6 -6)`} aria-hidden>
        <text className="shape-tag-halo">{name}</text>
        <text>{name}</text>
      </g>
    </g>
  );
}
