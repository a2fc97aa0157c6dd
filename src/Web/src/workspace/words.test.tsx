import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../annotation/json';
import { usePreferences } from '../app/preferences';
import { LanguageProvider } from '../messages/Language';
import { plainWords } from '../messages/plainWords';
import { PSEUDO } from '../messages/pseudo';
import { Workspace, type WorkspaceProps } from './Workspace';

beforeEach(() => usePreferences.setState({ language: PSEUDO }));

afterEach(() => {
  cleanup();
  usePreferences.setState({ language: 'en' });
});

const choices = [{ label: '1', value: '1' }, { label: '2', value: '2' }];
const fields = [
  { type: 'text', field_id: '1', title: '1' }, { type: 'category', field_id: '2', title: '2', choices }, { type: 'number', field_id: '3', title: '3', min: 1, max: 5 },
  { type: 'boolean', field_id: '4', title: '4' }, { type: 'ranking_order', field_id: '5', title: '5', options: choices },
];
const boxes = { attachment: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>', attachment_type: 'image', geometries: { box: { objects_to_annotate: ['1', '2'] }, polygon: { objects_to_annotate: ['1'] } } };

test.each<[string, string, JsonObject, WorkspaceProps['mode']]>([
  ['form', 'textcollection', { fields }, 'label'],
  ['picture', 'imageannotation', boxes, 'label'],
  ['review of a picture', 'imageannotation', boxes, 'review'],
  ['text', 'namedentityrecognition', { text: '1 2 3', labels: [{ name: '1' }, { name: '2' }] }, 'label'],
  ['choice', 'categorization', { attachment: '1', attachment_type: 'text', categories: ['1', '2'] }, 'label'],
])('the workspace of a %s says nothing past the messages', async (_, type, params, mode) => {
  const { container } = render(
    <LanguageProvider>
      <QueryClientProvider client={new QueryClient()}>
        <Workspace task={{ key: '1', type, project: '2', instruction: '3', params, inherited: {}, attachments: [] }} mode={mode} onSubmit={() => undefined} onChange={() => undefined} />
      </QueryClientProvider>
    </LanguageProvider>,
  );
  await waitFor(() => expect(container.querySelector('.skeleton, .media-wait')).toBeNull());
  expect(container.textContent).toContain('[');
  // A canvas has no size here, and so its zoom is no number.
  expect(plainWords(container).filter((word) => word !== 'NaN')).toEqual([]);
});
