import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Json, JsonObject } from '../annotation/json';
import { LanguageProvider } from '../messages/Language';
import { Workspace, type WorkspaceProps } from './Workspace';

afterEach(cleanup);

const fields = [
  { type: 'text', field_id: 'summary', title: 'Summary', max_length: 20 },
  { type: 'category', field_id: 'mood', title: 'Mood', choices: ['good', 'bad'].map((value) => ({ label: value, value })) },
  { type: 'text', field_id: 'why', title: 'Why bad?', conditions: [{ mood: 'bad' }] },
  { type: 'number', field_id: 'score', title: 'Score', min: 1, max: 5, step: 1 },
  { type: 'boolean', field_id: 'again', title: 'Again', required: false },
];

function open(props: Partial<WorkspaceProps> = {}, type = 'textcollection', params: JsonObject = { fields }) {
  const onSubmit = vi.fn();
  const onChange = vi.fn();
  render(
    <LanguageProvider>
      <QueryClientProvider client={new QueryClient()}>
        <Workspace task={{ key: 't', type, project: 'Lamps', instruction: 'Read it.', params, inherited: {}, attachments: [] }} mode="label" onSubmit={onSubmit} onChange={onChange} {...props} />
      </QueryClientProvider>
    </LanguageProvider>,
  );
  return { onSubmit, onChange, user: userEvent.setup() };
}

const answer = (id: string, type: string, value: Json) => ({ [id]: { type, field_id: id, response: [[value]] } });

it('that is only looked at shows another answer in place', () => {
  const shown = (words: string) => (
    <LanguageProvider>
      <QueryClientProvider client={new QueryClient()}>
        <Workspace task={{ key: 't', type: 'textcollection', project: 'Lamps', instruction: null, params: { fields }, inherited: {}, attachments: [] }} mode="view" response={{ annotations: answer('summary', 'text', words) }} />
      </QueryClientProvider>
    </LanguageProvider>
  );
  const { rerender } = render(shown('dim'));
  expect(screen.getByLabelText<HTMLInputElement>(/Summary/).value).toBe('dim');
  rerender(shown('dimmer'));
  expect(screen.getByLabelText<HTMLInputElement>(/Summary/).value).toBe('dimmer');
});

describe('a form of the taxonomy', () => {
  it('asks what has a place, and takes back what has none any more', async () => {
    const { user, onChange } = open();
    expect(screen.queryByLabelText(/Why bad/)).toBeNull();
    await user.click(screen.getByText('bad'));
    await user.type(screen.getByLabelText(/Why bad/), 'too dim');
    await user.click(screen.getByText('good'));
    expect(screen.queryByLabelText(/Why bad/)).toBeNull();
    expect(onChange.mock.lastCall?.[0].response).toEqual({ annotations: answer('mood', 'category', 'good') });
  });

  it('shows the instructions of the task, and those of its project behind them', async () => {
    const { user } = open({ task: { key: 't', type: 'textcollection', project: 'Lamps', instruction: 'Read it.', params: { fields }, inherited: { instruction: 'Lamps only.' }, attachments: [] } });
    await user.click(screen.getByRole('button', { name: /Guidelines/ }));
    const words = within(await screen.findByRole('dialog'));
    expect(words.getAllByText(/^(Read it|Lamps only)\.$/).map((p) => p.textContent)).toEqual(['Read it.', 'Lamps only.']);
  });

  it('asks what this task asks beside its media, and leaves what its project says to the guidelines', () => {
    const task = { key: 't', type: 'comparison', project: 'Lamps', instruction: 'Which lamp is brighter?', params: { attachment_type: 'text', attachments: ['this one', 'that one'], choices: ['left', 'right'] }, inherited: { instruction: 'Lamps only.' }, attachments: [] };
    open({ task });
    expect(screen.getByText('Which lamp is brighter?')).toBeTruthy();
    expect(screen.queryByText('Lamps only.')).toBeNull();
  });

  it('does not submit what is incomplete, says everything that is missing, and leads to it', async () => {
    const { user, onSubmit } = open();
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    expect(onSubmit).not.toHaveBeenCalled();
    const list = await screen.findByRole('dialog');
    expect(within(list).getAllByRole('listitem').map((li) => li.textContent)).toEqual(['summaryThis must be answered.', 'moodThis must be answered.', 'scoreThis must be answered.']);
    await user.click(within(list).getByText('summary'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/Summary/)));
  });

  it('submits exactly what the server takes, with Ctrl + Enter from any field', async () => {
    const { user, onSubmit } = open();
    await user.click(screen.getByText('good'));
    await user.click(screen.getByText('4'));
    await user.type(screen.getByLabelText(/Summary/), 'Bright');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(onSubmit).toHaveBeenCalledWith({ annotations: { ...answer('mood', 'category', 'good'), ...answer('score', 'number', 4), ...answer('summary', 'text', 'Bright') } }, null);
  });

  it('tells a bound as soon as it is passed', async () => {
    const { user } = open();
    await user.type(screen.getByLabelText(/Summary/), 'x'.repeat(21));
    expect(screen.getByText('At most 20 characters are allowed.')).toBeTruthy();
  });

  it('undoes typing as a whole', async () => {
    const { user, onChange } = open();
    await user.type(screen.getByLabelText(/Summary/), 'cat');
    await user.click(screen.getByText('good'));
    fireEvent.keyDown(document.body, { key: 'z', code: 'KeyZ', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: 'z', code: 'KeyZ', ctrlKey: true });
    expect(onChange.mock.lastCall?.[0].response).toEqual({ annotations: {} });
  });
});

describe('a task to look at', () => {
  it('shows the answer and takes nothing', async () => {
    const { user, onChange } = open({ mode: 'view', response: { annotations: { ...answer('summary', 'text', 'Bright'), ...answer('mood', 'category', 'good') } } });
    expect(screen.getByDisplayValue('Bright')).toHaveProperty('readOnly', true);
    // What an annotator must answer is nothing to who only looks.
    expect(screen.queryByText('must be answered')).toBeNull();
    await user.click(screen.getByText('bad'));
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: 'Submit' })).toBeNull();
  });
});

describe('a review', () => {
  const given = { annotations: { ...answer('summary', 'text', 'Bright'), ...answer('mood', 'category', 'good'), ...answer('score', 'number', 4) } };

  it('accepts what is right as it is', async () => {
    const { user, onSubmit } = open({ mode: 'review', response: given, given });
    await user.click(screen.getByRole('button', { name: 'Accept' }));
    expect(onSubmit).toHaveBeenCalledWith(given, 'accept');
  });

  it('sends changes as a fix', async () => {
    const { user, onSubmit } = open({ mode: 'review', response: given, given });
    await user.click(screen.getByText('5'));
    await user.click(screen.getByRole('button', { name: 'Accept with changes' }));
    expect(onSubmit.mock.lastCall?.[1]).toBe('fix');
  });

  it('sends changes as a fix after they came back from a draft', async () => {
    const mended = { annotations: { ...given.annotations, ...answer('score', 'number', 5) } };
    const { user, onSubmit } = open({ mode: 'review', response: mended, given });
    await user.click(screen.getByRole('button', { name: 'Accept with changes' }));
    expect(onSubmit).toHaveBeenCalledWith(mended, 'fix');
  });

  it('accepts what was changed and changed back', async () => {
    const { user } = open({ mode: 'review', response: given, given });
    await user.click(screen.getByText('5'));
    await user.click(screen.getByText('4'));
    expect(screen.getByRole('button', { name: 'Accept' })).toBeTruthy();
  });

  it('rejects with a reason only', async () => {
    const onReject = vi.fn();
    const { user } = open({ mode: 'review', response: given, given, onReject });
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Reject' })).toHaveProperty('disabled', true);
    await user.type(within(dialog).getByRole('textbox'), 'Not the lamp');
    await user.click(within(dialog).getByRole('button', { name: 'Reject' }));
    expect(onReject).toHaveBeenCalledWith('Not the lamp');
  });
});

describe('a shape that is begun', () => {
  const params = { geometries: { polygon: { objects_to_annotate: ['lamp'] } } };
  const unfinished = { kind: 'polygon', label: 'lamp', points: [{ x: 1, y: 1 }, { x: 9, y: 1 }, { x: 9, y: 9 }, { x: 5, y: 12 }, { x: 1, y: 9 }] };

  it('holds back a submit, which says so, until it is discarded', async () => {
    const { user, onSubmit } = open({ unfinished, response: { annotations: [] } }, 'imageannotation', params);
    fireEvent.keyDown(document.body, { key: 'Enter', code: 'Enter', ctrlKey: true });
    expect(onSubmit).not.toHaveBeenCalled();
    const list = within(await screen.findByRole('dialog'));
    expect(list.getAllByRole('listitem').map((li) => li.textContent)).toEqual(['PolygonThis shape is begun and not finished: Enter finishes it, Esc discards it.']);
    await user.click(list.getByText('Polygon'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.keyDown(document.body, { key: 'Escape', code: 'Escape' });
    fireEvent.keyDown(document.body, { key: 'Enter', code: 'Enter', ctrlKey: true });
    expect(onSubmit).toHaveBeenCalledWith({ annotations: [] }, null);
  });

  it('is what an undo takes back, vertex by vertex, before anything finished', async () => {
    const { user, onChange } = open({ unfinished: { ...unfinished, points: unfinished.points.slice(0, 2) }, response: { annotations: [] } }, 'imageannotation', { ...params, global_attributes: { lit: { type: 'category', description: 'Lit', choices: ['on', 'off'] } } });
    await user.click(screen.getByText('on'));
    const press = (more = {}) => fireEvent.keyDown(document.body, { key: 'z', code: 'KeyZ', ctrlKey: true, ...more });
    const stands = () => {
      const { unfinished: begun, response } = onChange.mock.lastCall![0];
      return [begun?.points.length ?? 0, JSON.stringify(response).includes('"on"')];
    };
    expect(stands()).toEqual([2, true]);
    press();
    expect(stands()).toEqual([1, true]);
    press({ shiftKey: true });
    expect(stands()).toEqual([2, true]);
    press();
    press();
    expect(stands()).toEqual([0, true]);
    press();
    expect(stands()).toEqual([0, false]);
    press({ shiftKey: true });
    expect(stands()).toEqual([0, true]);
  });

  it('makes a review no acceptance of what was given', async () => {
    const given = { annotations: [] };
    const { user, onSubmit } = open({ mode: 'review', response: given, given, unfinished }, 'imageannotation', params);
    expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Accept with changes' }));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });
});

describe('a video of pictures', () => {
  const pictures = {
    task: { key: 't', type: 'videoannotation', project: 'Lamps', instruction: null, params: { geometries: { box: { objects_to_annotate: ['lamp'] } }, events_to_annotate: ['flicker'] }, inherited: {}, attachments: [] as { path: string; url: string; type: string }[] },
    response: { annotations: [] },
  };
  pictures.task.params = { ...pictures.task.params, attachments: ['a', 'b', 'c'].map((n) => `https://e.org/${n}.png`) } as never;
  const press = (key: string, code: string) => fireEvent.keyDown(document.body, { key, code });

  it('has events from picture to picture, counted from 0 on the wire and from 1 for people', async () => {
    const { onSubmit } = open(pictures);
    expect(await screen.findByText('frame 1 / 3', {}, { timeout: 10_000 })).toBeTruthy();
    press('[', 'BracketLeft');
    press('.', 'Period');
    press('.', 'Period');
    press(']', 'BracketRight');
    expect(screen.getByText('frame 3 / 3')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: '1 flicker 1–3' }).map((b) => b.className)).toEqual(['bar-body', 'object-name']);
    expect(screen.getByLabelText(/^Start/)).toHaveProperty('value', '1');
    fireEvent.change(screen.getByLabelText(/^Start/), { target: { value: '2' } });
    fireEvent.keyDown(document.body, { key: 'Enter', code: 'Enter', ctrlKey: true });
    const { events } = onSubmit.mock.lastCall![0];
    expect(events).toMatchObject([{ label: 'flicker', type: 'range', start: 1, end: 2 }]);
    expect(events[0]).not.toHaveProperty('startTime');
  });
});

describe('a link', () => {
  it('to what may not be its end says so', async () => {
    const box = (uuid: string, label: string, left: number) => ({ type: 'box', uuid, label, left, top: 0, width: 9, height: 9 });
    const params = { geometries: { box: { objects_to_annotate: ['lamp', 'shade'] } }, links: { wears: { from_allowed_labels: ['lamp'], to_allowed_labels: ['shade'] } } } as unknown as JsonObject;
    const task = { key: 't', type: 'imageannotation', project: 'Lamps', instruction: null, params: { attachment: 'https://e.org/a.png', ...params }, inherited: {}, attachments: [] };
    const { user, onChange } = open({ task, response: { annotations: [box('a', 'lamp', 0), box('b', 'lamp', 20), box('c', 'shade', 40)] } });
    await user.click(screen.getByRole('button', { name: /^1 lamp/ }));
    await user.click(screen.getByRole('button', { name: 'Link from the selection' }));
    await user.click(screen.getByRole('button', { name: /^2 lamp/ }));
    expect(screen.getAllByText(/The task allows no link from lamp to lamp\./)).not.toEqual([]);
    await user.click(screen.getByRole('button', { name: /^3 shade/ }));
    expect(screen.queryByText(/allows no link/)).toBeNull();
    expect(onChange.mock.lastCall?.[0].response.links).toHaveLength(1);
  });
});

describe('a day', () => {
  it('that its month does not have is not changed without a word', async () => {
    const { user, onChange } = open({}, 'textcollection', { fields: [{ type: 'datetime', field_id: 'day', title: 'Day' }] });
    await user.click((await screen.findAllByRole('spinbutton', {}, { timeout: 10_000 }))[0]!);
    await user.keyboard('02302026');
    await user.tab();
    expect(JSON.stringify(onChange.mock.lastCall?.[0].response)).toContain('2026-02-28');
    expect(screen.getByText('That month has no day 30: it was set to February 28, 2026.')).toBeTruthy();
  }, 20_000);
});

describe('media', () => {
  it('of a task are found with their kind, behind the server’s own addresses', async () => {
    const { sourcesOf, stageOf } = await import('./media/sources');
    const attachments = [{ path: '$.attachment', url: '/attachments/1', type: 'image/png' }, { path: '$.attachments[1].content', url: '/attachments/2' }];
    expect(sourcesOf('imageannotation', { attachment: 'https://e.org/x' }, attachments)).toEqual([{ kind: 'image', url: '/attachments/1' }]);
    expect(sourcesOf('textcollection', { attachments: [{ type: 'text', content: 'Hello' }, { type: 'audio', content: 'https://e.org/a.wav' }] }, attachments)).toEqual([{ kind: 'text', text: 'Hello' }, { kind: 'audio', url: '/attachments/2' }]);
    expect([stageOf('comparison', []), stageOf('categorization', [{ kind: 'audio', url: 'a' }]), stageOf('categorization', []), stageOf('videoannotation', [{ kind: 'image', url: 'a' }])]).toEqual(['columns', 'audio', 'form', 'frames']);
  });
});
