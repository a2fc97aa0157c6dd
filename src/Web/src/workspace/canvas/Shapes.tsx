import { memo, useMemo } from 'react';
import { isShapeItem, type ShapeItem } from '../../annotation/document/document';
import { opsOf } from '../../annotation/shapes/registry';
import { handleScale } from '../../annotation/tools/view';
import { useDesk, useDoc, useUi } from '../model/context';
import { lookOf } from '../model/colors';
import { useText } from '../../messages/workspace';

/** The shapes, the larger ones below: a small one inside of a large one can be taken hold of. */
export const Shapes = memo(function Shapes() {
  const desk = useDesk();
  const { items } = useDoc();
  const frame = useUi((s) => s.frame);
  const shown = useMemo(() => {
    const area = (item: ShapeItem) => {
      const b = opsOf(item.kind).bounds(item.shape);
      return (b.right - b.left) * (b.bottom - b.top);
    };
    return items.filter(isShapeItem).filter((i) => i.frame === undefined || i.frame === frame).map((item) => ({ item, area: area(item) })).sort((a, b) => b.area - a.area).map(({ item }) => item);
  }, [items, frame]);
  const numbers = useMemo(() => new Map(items.map((i, n) => [i.key, n + 1])), [items]);
  return shown.map((item) => <ShapeView key={item.key} item={item} number={numbers.get(item.key)!} look={lookOf(desk.taxonomy!.labels, item.label)} />);
});

const ShapeView = memo(
  function ShapeView({ item, number, look }: { item: ShapeItem; number: number; look: { color: string; dash: string } }) {
    const t = useText();
    const desk = useDesk();
    const held = useUi((s) => s.held.get(item.key));
    const selected = useUi((s) => s.selected.includes(item.key));
    const hidden = useUi((s) => s.hidden.has(item.key));
    const faint = useUi((s) => s.locked.has(item.key));
    const hovered = useUi((s) => s.hovered === item.key);
    if (hidden) return null;
    const o = opsOf(item.kind);
    const shape = held ?? item.shape;
    const d = o.path(shape);
    const extra = o.extra?.(shape);
    const name = t('shape.name', { label: desk.taxonomy!.labels.display(item.label), number, kind: t(`kind.${item.kind}`) });
    return (
      <g
        className={`shape ${item.kind} ${selected ? 'selected' : ''} ${hovered ? 'hovered' : ''} ${faint ? 'locked' : ''} ${o.closed ? 'closed' : ''}`}
        role="graphics-symbol"
        aria-label={name}
        data-key={item.key}
        style={{ '--label': look.color } as React.CSSProperties}
      >
        <path className="shape-halo" d={d} />
        <path className="shape-line" d={d} strokeDasharray={look.dash || undefined} />
        {extra && <path className="shape-extra" d={extra} />}
        {(selected || hovered) && <Tag item={item} name={`${number} ${desk.taxonomy!.labels.display(item.label)}`} shape={shape} />}
      </g>
    );
  },
  (a, b) => a.item === b.item && a.number === b.number && a.look.color === b.look.color && a.look.dash === b.look.dash,
);

function Tag({ item, name, shape }: { item: ShapeItem; name: string; shape: ShapeItem['shape'] }) {
  const size = useUi((s) => handleScale(s.view.scale));
  const b = opsOf(item.kind).bounds(shape);
  return (
    <g className="shape-tag" transform={`translate(${b.left} ${b.top}) scale(${size}) translate(0 -8)`} aria-hidden>
      <text className="shape-tag-halo">{name}</text>
      <text>{name}</text>
    </g>
  );
}
