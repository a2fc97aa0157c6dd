import { viewOf, type View } from '../scope';
import type { GroupBy } from '../paths';

export const BY = ['project', 'batch', 'person'] as const;

export interface GroupView extends View {
  by: GroupBy;
}

/** What an address asks for; people are counted by project, not by batch. */
export function groupViewOf(params: URLSearchParams): GroupView {
  const view = viewOf(params);
  const by = BY.find((b) => b === params.get('by')) ?? 'batch';
  return { ...view, scope: view.scope?.startsWith('person:') ? null : view.scope, by: by === 'person' && view.scope?.startsWith('batch:') ? 'batch' : by };
}

export const groupParamsOf = ({ scope, minutes, by }: GroupView): Record<string, string> => ({ ...(scope && { scope }), window: String(minutes), by });

export const groupQueryOf = ({ scope, minutes, by }: GroupView) => ({
  window: `${minutes}m`,
  group_by: by,
  // Minutes are not kept of people.
  ...(by === 'person' && { bucket: '15m' as const }),
  ...(scope && { scope }),
});
