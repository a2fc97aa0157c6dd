import { isShapeKind, opsOf } from '../../annotation/shapes/registry';
import { useDesk, useUi } from '../model/context';
import { useText } from '../../messages/workspace';

/** One line at the bottom: what the next click or key will do, and where the pointer is. */
export function HintBar() {
  const t = useText();
  const desk = useDesk();
  const scale = useUi((s) => Math.round(s.view.scale * 100));
  const x = useUi((s) => (s.cursor ? Math.round(s.cursor.x) : null));
  const y = useUi((s) => (s.cursor ? Math.round(s.cursor.y) : null));
  const canvas = ['image', 'frames', 'video'].includes(desk.stage);
  return (
    <footer className="hint-bar">
      <span id="workspace-hint" className="grow clip"><Hint /></span>
      {canvas && x !== null && <span className="hint-number">{x}, {y}</span>}
      {canvas && <span className="hint-number">{scale}%</span>}
      <span className="visually-hidden" role="status">{t('tools')}: <Hint /></span>
    </footer>
  );
}

function Hint() {
  const t = useText();
  const desk = useDesk();
  const tool = useUi((s) => s.tool);
  const points = useUi((s) => s.draw.points.length);
  const from = useUi((s) => s.linkFrom);
  const refused = useUi((s) => s.linkRefused);
  const vertex = useUi((s) => s.handle !== null);
  const count = useUi((s) => s.selected.length);
  const label = useUi((s) => s.label);
  const shown = label === null ? '' : (desk.taxonomy?.labels.display(label) ?? '');
  if (!desk.editable) return t('hint.view');
  if (from !== null) {
    const name = (id: string) => desk.taxonomy!.labels.display(desk.store.get().items.find((i) => i.id === id)?.label ?? '');
    return refused === null ? t('hint.link') : <b className="hint-bad">{refused === from ? t('hint.link.self') : t('hint.link.refused', { from: name(from), to: name(refused) })} {t('hint.link')}</b>;
  }
  if (desk.stage === 'text') return t('hint.text');
  if (desk.stage === 'form' || desk.stage === 'columns') return t('hint.form');
  if (isShapeKind(tool)) {
    const { drawing } = opsOf(tool);
    if (points > 0 && drawing === 'path') return t('hint.path.open', { count: points });
    const how = drawing === 'path' ? t('hint.path', { finish: 'Enter' }) : t(`hint.${drawing}`);
    return `${count > 0 ? t('hint.drawn') : t('hint.next', { label: shown })} ${how}`;
  }
  if (vertex) return t('hint.vertex');
  if (desk.stage === 'audio' || (desk.stage === 'video' && !desk.kinds.some(isShapeKind))) return t(desk.kinds.includes('event') ? 'hint.timeline' : 'hint.player');
  if (desk.stage === 'frames' && (tool === 'event' || !desk.kinds.some(isShapeKind))) return t('hint.frames');
  return count > 0 ? t('hint.selected', { delete: 'Del' }) : desk.kinds.length > 0 ? t('hint.select') : t('hint.form');
}
