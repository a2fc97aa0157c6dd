/** What a key would do where the focus is, so that the workspace takes none that belongs to a control. */
export function takes(target: EventTarget | null, chord: string): boolean {
  if (!(target instanceof HTMLElement) && !(target instanceof SVGElement)) return false;
  if (target.closest('[role=dialog], [role=alertdialog], [role=menu]')) return true;
  const held = /^(Ctrl|Alt)\+/.test(chord);
  if (target.closest('textarea, [contenteditable=true], [role=spinbutton], input:not([type=checkbox], [type=radio], [type=range])'))
    return !(chord === 'Ctrl+Enter' || chord.startsWith('Alt+') || /^F\d+$/.test(chord));
  if (held) return false;
  if (target.closest('[role=listbox], [role=grid], [role=tree], [role=radiogroup], [role=slider], input, select')) return !/^[A-Z1-9]$|^\?$|^F\d+$|^Escape$/.test(chord) || target.closest('[role=listbox], [role=grid]') !== null;
  if (target.closest('button, a, summary')) return chord === 'Enter' || chord === 'Space' || chord === 'Tab' || chord === 'Shift+Tab';
  return (chord === 'Tab' || chord === 'Shift+Tab') && target.closest('[data-canvas]') === null;
}
