import type { ReactNode } from 'react';
import './picking.css';

/** Takes a row along, or all of them; `some`: not all that it stands for are taken. */
export function PickBox({ label, checked, some = false, onPick }: { label: string; checked: boolean; some?: boolean; onPick: (shift: boolean) => void }) {
  return <input type="checkbox" className="pick-box" aria-label={label} checked={checked} ref={(box) => { if (box) box.indeterminate = some && !checked; }} onClick={(event) => onPick(event.shiftKey)} readOnly />;
}

/** Above a table: how many rows are taken, and what can be done with them at once. */
export function PickBar({ label, said, children }: { label: string; said: string; children: ReactNode }) {
  return <div className="selection-bar" role="group" aria-label={label}><strong role="status">{said}</strong>{children}</div>;
}

/** The rows taken, with this one changed. */
export function picked(taken: ReadonlySet<string>, id: string): Set<string> {
  const after = new Set(taken);
  if (!after.delete(id)) after.add(id);
  return after;
}
