import { isShapeItem } from '../../annotation/document/document';
import { opsOf } from '../../annotation/shapes/registry';
import { handleScale } from '../../annotation/tools/view';
import { useDesk, useDoc, useUi } from '../model/context';

/** Radius of a handle, and of what catches the pointer for it, in CSS pixels: 24 across (WCAG 2.5.8). */
const radius = 4.5;
const reach = 12;

/** The same while a tool is chosen that draws: the next shape may begin right beside. The Select tool has the large ones. */
const drawingReach = 7;

/** The handles of the one selected shape. While another shape is under way they are seen, but catch nothing. */
export function Handles() {
  const desk = useDesk();
  useDoc();
  const selected = useUi((s) => s.selected);
  const size = useUi((s) => handleScale(s.view.scale));
  const held = useUi((s) => s.held);
  const current = useUi((s) => s.handle);
  const hidden = useUi((s) => selected.some((key) => s.hidden.has(key) || s.locked.has(key)));
  const drawing = useUi((s) => s.tool !== 'select');
  const underWay = useUi((s) => s.draw.points.length > 0);
  const frame = useUi((s) => s.frame);
  const item = selected.length === 1 ? desk.item(selected[0]!) : undefined;
  if (!item || !isShapeItem(item) || hidden || !desk.editable || (item.frame !== undefined && item.frame !== frame)) return null;
  return (
    <g className={`handles ${underWay ? 'off' : ''}`}>
      {opsOf(item.kind).handles(held.get(item.key) ?? item.shape).map(({ id, x, y, cursor }) => (
        <g key={id} transform={`translate(${x} ${y}) scale(${size})`} data-handle={id} className={`handle ${id.startsWith('+') ? 'middle' : ''} ${id === 'turn' ? 'turn' : ''} ${id === current ? 'current' : ''}`} style={{ cursor }}>
          <circle className="handle-reach" r={(drawing ? drawingReach : reach) * (id.startsWith('+') ? 0.7 : 1)} />
          <circle className="handle-dot" r={id.startsWith('+') ? radius * 0.7 : radius} />
        </g>
      ))}
    </g>
  );
}
