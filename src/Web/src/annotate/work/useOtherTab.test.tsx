import 'fake-indexeddb/auto';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { openDrafts } from '../../drafts/database';
import { toShared, type Draft } from '../../drafts/draft';
import { removeDraft, saveDraft } from '../../drafts/drafts';
import { StationContext, type Station } from '../live/context';
import { useOtherTab } from './useOtherTab';

afterEach(cleanup);

const draft = (rev: number): Draft => ({
  key: 'ann|t1', person: 'ann', task: 't1', token: 5, type: 'categorization', project: 'p', paramVersion: 0, params: {}, attachments: [], response: { rev }, unfinished: null, rev, activeMs: 0, at: 1, state: 'open',
});

test('a tab that does not hold the task follows what the other keeps of it, and still shows it when its answer is gone', async () => {
  const db = await openDrafts();
  const around = ({ children }: { children: ReactNode }) => <StationContext value={{ db } as Station}>{children}</StationContext>;
  const { result } = renderHook(() => useOtherTab('ann|t1', toShared(draft(1)), true), { wrapper: around });
  await waitFor(() => expect(result.current).toEqual({ rev: 1 }));

  const otherTab = new BroadcastChannel('scheduler.drafts');
  await saveDraft(db, draft(2));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, its own
  otherTab.postMessage('ann|t1');
  await waitFor(() => expect(result.current).toEqual({ rev: 2 }));

  // Nobody said so: found when the tab is looked at.
  await db.put('drafts', draft(3));
  document.dispatchEvent(new Event('visibilitychange'));
  await waitFor(() => expect(result.current).toEqual({ rev: 3 }));

  await removeDraft(db, 'ann|t1');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- as above
  otherTab.postMessage('ann|t1');
  document.dispatchEvent(new Event('visibilitychange'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(result.current).not.toBeNull();
  otherTab.close();
  db.close();
});
