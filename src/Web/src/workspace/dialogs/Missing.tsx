import { useEffect, useRef } from 'react';
import { Dialog } from '../../components/Dialog';
import type { Finding } from '../../annotation/document/problems';
import { boundsOf } from '../../annotation/shapes/geometry';
import { reveal } from '../../annotation/tools/view';
import { select } from '../model/actions';
import { useDesk, useDoc } from '../model/context';
import { useProblemText } from '../problems';
import { useText, type WorkspaceWords } from '../../messages/workspace';

/** Most problems listed at once: after these have been mended the rest shows. */
const most = 30;

/** Everything that stands between the work and its submit; each leads to where it is mended. */
export function Missing({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText();
  const problem = useProblemText();
  const desk = useDesk();
  const { items } = useDoc();
  const leading = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(leading.current), []);
  const where = ({ code, item, field }: Finding) => {
    if (code === 'unfinished') return t(`tool.${desk.ui.getState().tool}` as keyof WorkspaceWords & string);
    const at = items.findIndex((i) => i.key === item);
    const names = field.filter((step) => typeof step === 'string' && !['attributes', 'global_attributes', 'annotations', 'response', 'fields'].includes(step));
    const known = typeof field[0] === 'string' && item === undefined && names.length === 0 ? t(`section.${field[0]}` as keyof WorkspaceWords & string) : '';
    return [at >= 0 ? `${at + 1} ${desk.taxonomy!.labels.display(items[at]!.label)}` : '', ...names, known].filter(Boolean).join(' · ');
  };
  const go = (f: Finding) => {
    onClose();
    if (f.item !== undefined) select(desk, [f.item]);
    // Only its key finishes it: the tool and the vertices stay as they are.
    if (f.code === 'unfinished') desk.ui.setState(({ view, draw, space }) => ({ view: reveal(view, boundsOf(draw.points), space) }));
    // After the dialog gave the focus back.
    leading.current = setTimeout(() => (f.code === 'unfinished' ? document.querySelector<SVGElement>('[data-canvas]')?.focus() : jump(f)), 60);
  };
  const found = isOpen ? desk.findings() : [];
  return (
    <Dialog title={t('missing.title')} isOpen={isOpen} onClose={onClose} width="small">
      <ul role="list" className="missing">
        {found.slice(0, most).map((f) => (
          <li key={f.path + f.code}><button type="button" className="change" onClick={() => go(f)}><strong>{where(f)}</strong><br />{problem(f)}</button></li>
        ))}
      </ul>
    </Dialog>
  );
}

/** Brings the field into sight and puts the focus into it. */
function jump({ item, field }: Finding): void {
  const names = field.filter((s) => typeof s === 'string' && s !== 'attributes') as string[];
  const path = item !== undefined ? [item, ...names] : names;
  for (let length = path.length; length > 0; length--) {
    const box = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path.slice(0, length).join('.'))}"]`);
    if (!box) continue;
    box.scrollIntoView({ block: 'center' });
    box.classList.add('found');
    setTimeout(() => box.classList.remove('found'), 2000);
    (box.querySelector<HTMLElement>('input:not([disabled]), textarea, button, [tabindex="0"]') ?? box).focus();
    return;
  }
}
