import { afterEach, describe, expect, it } from 'vitest';
import { takes } from './targets';

afterEach(() => document.body.replaceChildren());

function within(html: string, selector: string): Element {
  document.body.innerHTML = html;
  return document.querySelector(selector)!;
}

describe('keys that belong to a control', () => {
  it('writing is writing, but a submit comes through', () => {
    const area = within('<textarea></textarea>', 'textarea');
    expect(['b', '1', 'Ctrl+Z', 'Delete', 'Tab'].map((chord) => takes(area, chord.length === 1 ? chord.toUpperCase() : chord))).toEqual([true, true, true, true, true]);
    expect(['Ctrl+Enter', 'Alt+S', 'F6'].map((chord) => takes(area, chord))).toEqual([false, false, false]);
  });

  it('a button keeps what presses it and what leaves it', () => {
    const button = within('<button></button>', 'button');
    expect(['Enter', 'Space', 'Tab', 'B', '1'].map((chord) => takes(button, chord))).toEqual([true, true, true, false, false]);
  });

  it('a choice keeps its arrows and leaves letters and digits', () => {
    const radio = within('<div role="radiogroup"><input type="radio"></div>', 'input');
    expect(['ArrowUp', 'Space', 'B', '2', 'Ctrl+Enter'].map((chord) => takes(radio, chord))).toEqual([true, true, false, false, false]);
    expect(takes(within('<div role="listbox"><div role="option"></div></div>', '[role=option]'), 'B')).toBe(true);
  });

  it('a dialog keeps everything', () => expect(takes(within('<div role="dialog"><p></p></div>', 'p'), 'Ctrl+Enter')).toBe(true));

  it('only the picture gives Tab to the objects', () => {
    expect(takes(within('<div data-canvas></div>', 'div'), 'Tab')).toBe(false);
    expect(takes(within('<p></p>', 'p'), 'Tab')).toBe(true);
  });
});
