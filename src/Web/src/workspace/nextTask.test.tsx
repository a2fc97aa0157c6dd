import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '../annotation/json';
import { LanguageProvider } from '../messages/Language';
import { Workspace } from './Workspace';

/** Pictures that are there at once, or never. */
class Loaded extends EventTarget {
  static comes = true;
  naturalWidth = 80;
  naturalHeight = 60;
  set src(_: string) {
    if (Loaded.comes) this.dispatchEvent(new Event('load'));
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.stubGlobal('Image', Loaded);
  onSubmit.mockClear();
});
afterEach(() => {
  Loaded.comes = true;
  vi.unstubAllGlobals();
  vi.useRealTimers();
  cleanup();
});

const boxes = { attachment: 'https://e.org/a.png', geometries: { box: { objects_to_annotate: ['cat', 'dog'] }, point: { objects_to_annotate: ['cat', 'dog'] } } };
const onSubmit = vi.fn();

function show(key: string, project = 'Animals', type = 'imageannotation', params: JsonObject = boxes) {
  return (
    <LanguageProvider>
      <QueryClientProvider client={new QueryClient()}>
        <Workspace task={{ key, type, project, instruction: null, params, inherited: {}, attachments: [] }} mode="label" onSubmit={() => onSubmit(key)} />
      </QueryClientProvider>
    </LanguageProvider>
  );
}

const press = (key: string, code: string, more = {}) => fireEvent.keyDown(document.body, { key, code, ...more });
const submit = (more = {}) => press('Enter', 'Enter', { ctrlKey: true, ...more });

describe('the next task', () => {
  it('is not submitted by the second press of who pressed twice, nor by a key held down', () => {
    const { rerender } = render(show('one'));
    submit();
    rerender(show('two'));
    vi.advanceTimersByTime(200);
    submit();
    fireEvent.click(screen.getByRole('button', { name: 'Submit' }));
    vi.advanceTimersByTime(2000);
    submit({ repeat: true });
    expect(onSubmit.mock.calls).toEqual([['one']]);
    submit();
    expect(onSubmit.mock.lastCall).toEqual(['two']);
  });

  it('is submitted as soon as something was done to it, however quick the hand', () => {
    const sorting = { attachment_type: 'text', attachment: 'Fine.', categories: ['good', 'bad'] };
    const { rerender } = render(show('a', 'Sorting', 'categorization', sorting));
    fireEvent.click(screen.getByRole('radio', { name: /^good/ }));
    submit();
    rerender(show('b', 'Sorting', 'categorization', sorting));
    vi.advanceTimersByTime(100);
    fireEvent.click(screen.getByRole('radio', { name: /^bad/ }));
    submit();
    expect(onSubmit.mock.calls.slice(-2)).toEqual([['a'], ['b']]);
  });

  it('is not answered by who has not seen its picture', () => {
    Loaded.comes = false;
    render(show('unseen'));
    vi.advanceTimersByTime(2000);
    submit();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('finds in the hand what the last one of its project left there', () => {
    const { rerender } = render(show('one', 'Barn'));
    press('k', 'KeyK');
    press('2', 'Digit2');
    rerender(show('two', 'Barn'));
    const isOn = (name: string) => screen.getByRole('button', { name }).getAttribute('aria-pressed');
    expect([isOn('Point'), isOn('dog 2')]).toEqual(['true', 'true']);
    rerender(show('three', 'Stable'));
    expect([isOn('Select'), isOn('cat 1')]).toEqual(['true', 'true']);
  });
});

it('a text can be linked, and its changes undone, without a keyboard', () => {
  render(show('text', 'Names', 'namedentityrecognition', { text: 'Mara of Norvik', labels: [{ name: 'person' }, { name: 'place' }], links: { 'lives in': { from_allowed_labels: ['person'], to_allowed_labels: ['place'] } } }));
  expect(screen.getAllByRole('button', { name: /^(Link from the selection|Undo|Redo|Zoom in)$/ }).map((b) => b.getAttribute('aria-label'))).toEqual(['Link from the selection', 'Undo', 'Redo']);
});
