import type { ShapeKind } from '../shapes/registry';
import type { Chord } from './chord';

/** Where an action makes sense. Actions of one place may share keys with those of another, not with those that are everywhere. */
export type KeyScope = 'everywhere' | 'canvas' | 'timeline';

export interface KeyAction {
  readonly id: string;
  readonly scope: KeyScope;
  readonly keys: readonly Chord[];
}

const action = (id: string, scope: KeyScope, ...keys: Chord[]): KeyAction => ({ id, scope, keys });

/** Digits belong to labels, letters to tools. */
export const toolKeys: Readonly<Record<'select' | ShapeKind, Chord>> = { select: 'V', box: 'B', rotatedBox: 'B', polygon: 'P', line: 'I', point: 'K', ellipse: 'E', cuboid: 'C' };

export const keyActions: readonly KeyAction[] = [
  action('submit', 'everywhere', 'Ctrl+Enter'),
  action('skip', 'everywhere', 'Alt+S', 'Ctrl+Space'),
  action('flag', 'everywhere', 'Alt+F'),
  action('guidelines', 'everywhere', 'G'),
  action('shortcuts', 'everywhere', '?', 'F1'),
  action('undo', 'everywhere', 'Ctrl+Z'),
  action('redo', 'everywhere', 'Ctrl+Shift+Z', 'Ctrl+Y'),
  action('labels', 'everywhere', 'L'),
  action('attributes', 'everywhere', 'A'),
  action('region', 'everywhere', 'F6'),
  action('delete', 'everywhere', 'Delete', 'Backspace'),
  action('cancel', 'everywhere', 'Escape'),
  action('link', 'everywhere', 'Alt+R'),
  action('next', 'everywhere', 'Tab'),
  action('previous', 'everywhere', 'Shift+Tab'),
  action('tool.select', 'canvas', toolKeys.select),
  action('tool.box', 'canvas', toolKeys.box),
  action('tool.polygon', 'canvas', toolKeys.polygon),
  action('tool.line', 'canvas', toolKeys.line),
  action('tool.point', 'canvas', toolKeys.point),
  action('tool.ellipse', 'canvas', toolKeys.ellipse),
  action('tool.cuboid', 'canvas', toolKeys.cuboid),
  action('again', 'canvas', 'N'),
  action('finish', 'canvas', 'Enter'),
  action('vertex', 'canvas', 'M'),
  action('duplicate', 'canvas', 'Ctrl+D'),
  action('copy', 'canvas', 'Ctrl+C'),
  action('paste', 'canvas', 'Ctrl+V'),
  action('hide', 'canvas', 'H'),
  action('lock', 'canvas', 'Shift+L'),
  action('zoomIn', 'canvas', '+'),
  action('zoomOut', 'canvas', '-'),
  action('fit', 'canvas', '0'),
  action('actualSize', 'canvas', 'Shift+1'),
  action('play', 'timeline', 'Space'),
  action('back', 'timeline', 'ArrowLeft'),
  action('forward', 'timeline', 'ArrowRight'),
  action('frameBack', 'timeline', ','),
  action('frameForward', 'timeline', '.'),
  action('eventStart', 'timeline', '['),
  action('eventEnd', 'timeline', ']'),
];

/** Keys that no action may take: digits choose labels, arrows move, typing is typing. */
export const isReserved = (chord: Chord): boolean => /^[1-9]$/.test(chord) || /^(Alt\+|Shift\+)*Arrow(Up|Down)$/.test(chord);
