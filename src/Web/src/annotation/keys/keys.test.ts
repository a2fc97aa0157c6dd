import { describe, expect, it } from 'vitest';
import { bindings, conflicts, labelKeys } from './bindings';
import { chordOf, written } from './chord';

const press = (key: string, code: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  chordOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('a chord', () => {
  it('is named by letter, also where Alt writes another sign', () => {
    expect(press('z', 'KeyZ', { ctrlKey: true })).toBe('Ctrl+Z');
    expect(press('Z', 'KeyZ', { metaKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
    expect(press('®', 'KeyR', { altKey: true })).toBe('Alt+R');
    expect(press('я', 'KeyZ')).toBe('Z');
  });

  it('is a digit wherever digits need Shift', () => {
    expect(press('&', 'Digit1')).toBe('1');
    expect(press('!', 'Digit1', { shiftKey: true })).toBe('Shift+1');
    expect(press('1', 'Numpad1')).toBe('1');
  });

  it('is a sign without its Shift, and nothing for a modifier alone', () => {
    expect(press('?', 'Slash', { shiftKey: true })).toBe('?');
    expect(press('Shift', 'ShiftLeft', { shiftKey: true })).toBeNull();
  });
});

describe('a chord in writing', () => {
  it('has the signs of a Mac on a Mac alone', () => {
    expect(['Ctrl+Shift+Z', 'Alt+R', 'B'].map((chord) => [written(chord, true), written(chord, false)])).toEqual([['⌘⇧Z', 'Ctrl+Shift+Z'], ['⌥R', 'Alt+R'], ['B', 'B']]);
  });
});

describe('keys', () => {
  it('do not conflict as they come', () => expect(conflicts({})).toEqual([]));

  it('conflict within one place and with what is everywhere, not between places', () => {
    expect(conflicts({ hide: ['B'] })).toEqual([{ chord: 'B', actions: ['tool.box', 'hide'] }]);
    expect(conflicts({ play: ['G'] })).toEqual([{ chord: 'G', actions: ['guidelines', 'play'] }]);
    expect(conflicts({ play: ['B'] })).toEqual([]);
  });

  it('of labels are nobody else’s', () => expect(conflicts({ hide: ['3'] })).toEqual([{ chord: '3', actions: ['hide'] }]));

  it('can be changed, taken away, and single ones switched off', () => {
    expect(bindings('canvas', { hide: ['X'], lock: [] }).get('X')).toBe('hide');
    expect(bindings('canvas', { lock: [] }).has('Shift+L')).toBe(false);
    const quiet = bindings('canvas', {}, false);
    expect([quiet.has('B'), quiet.has('?'), quiet.has('Ctrl+Z'), quiet.has('Delete')]).toEqual([false, false, true, true]);
  });
});

describe('labels', () => {
  it('get digits in order, or the free key the taxonomy asks for', () => {
    expect(labelKeys([{}, { hotkey: 'x' }, {}, { hotkey: '1' }, { hotkey: 'b' }])).toEqual(['2', 'X', '3', '1', '4']);
  });

  it('beyond the ninth have none', () => expect(labelKeys(Array.from({ length: 11 }, () => ({}))).slice(8)).toEqual(['9', null, null]));
});
