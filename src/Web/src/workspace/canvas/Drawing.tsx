import { opsOf } from '../../annotation/shapes/registry';
import { preview } from '../../annotation/tools/draw';
import { handleScale } from '../../annotation/tools/view';
import { lookOf } from '../model/colors';
import { useDesk, useUi } from '../model/context';

/** The shape that is being drawn. */
export function Drawing() {
  const desk = useDesk();
  const tool = useUi((s) => s.tool);
  const draw = useUi((s) => s.draw);
  const label = useUi((s) => s.label);
  const size = useUi((s) => handleScale(s.view.scale));
  if (tool === 'select' || tool === 'event' || tool === 'span' || draw.points.length === 0) return null;
  const d = preview(tool, draw);
  return (
    <g className="shape drawing" style={{ '--label': lookOf(desk.taxonomy!.labels, label ?? '').color } as React.CSSProperties} aria-hidden>
      <path className="shape-halo" d={d} />
      <path className="shape-line" d={d} />
      {/* A shape of two corners has nothing to show of its first until the pointer moves: after a reload it may not. */}
      {(opsOf(tool).drawing === 'path' || draw.hover === null) && draw.points.map((p, i) => <circle key={i} className={`handle-dot ${i === 0 ? 'first' : ''}`} cx={p.x} cy={p.y} r={4 * size} />)}
    </g>
  );
}
