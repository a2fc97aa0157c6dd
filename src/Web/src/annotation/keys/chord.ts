/** A key with what is held: `Ctrl+Shift+Z`, `Alt+R`, `1`, `Space`, `ArrowUp`. ⌘ counts as Ctrl. */
export type Chord = string;

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Keys whose sign says what is meant wherever they lie on the keyboard, so that Shift is part of the sign. */
const signs = new Set(['?', '+', '-', '[', ']', ',', '.', '/', "'", ';']);

/** The chord of a press; null for a modifier alone. */
export function chordOf(press: KeyPress): Chord | null {
  const name = nameOf(press);
  if (name === null) return null;
  const held = [(press.ctrlKey || press.metaKey) && 'Ctrl', press.altKey && 'Alt', press.shiftKey && !signs.has(name) && 'Shift'];
  return [...held.filter((h) => h !== false), name].join('+');
}

function nameOf({ key, code }: KeyPress): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process', 'Unidentified', 'CapsLock'].includes(key)) return null;
  // Alt writes other signs on some systems, and Shift other signs than digits: there the place of the key says more.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (signs.has(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return letter;
  if (key === '=' || code === 'NumpadAdd') return '+';
  if (code === 'NumpadSubtract') return '-';
  return key === ' ' ? 'Space' : key;
}

/** A chord as keyboards of this system have it: the signs of a Mac, where ⌘ is what Ctrl is elsewhere, and names on all others. */
export const written = (chord: Chord, mac: boolean): string => (mac ? chord.replace('Ctrl+', '⌘').replace('Alt+', '⌥').replace('Shift+', '⇧') : chord);

/** One key, nothing held: what a single-key switch turns off (WCAG 2.1.4). Keys that write nothing may stay. */
export const isSingleCharacter = (chord: Chord): boolean => /^(Shift\+)?.$/u.test(chord);
