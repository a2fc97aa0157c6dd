export const WINDOWS = ['4h', '1d', '7d', '30d'] as const;
export const GROUPS = ['project', 'person', 'label', 'person_label'] as const;

export interface View {
  /** null: all that this person may see. */
  scope: string | null;
  window: (typeof WINDOWS)[number];
  by: (typeof GROUPS)[number];
}

/** Labels are counted from the answers themselves. */
export const ofLabels = (by: View['by']): boolean => by === 'label' || by === 'person_label';

/** Customers audit tasks, not people. */
export const ofPeople = (by: View['by']): boolean => by === 'person' || by === 'person_label';

/** Those within which people and labels are counted. */
const SCOPE = /^(organization|project):.+$/;

/** What an address asks for; what it does not know is the default. */
export function viewOf(params: URLSearchParams): View {
  const scope = params.get('scope');
  return {
    scope: scope && SCOPE.test(scope) ? scope : null,
    window: WINDOWS.find((w) => w === params.get('window')) ?? '7d',
    by: GROUPS.find((g) => g === params.get('by')) ?? 'project',
  };
}

/** The address of a view; defaults are left out. */
export const paramsOf = ({ scope, window, by }: View): Record<string, string> => ({ ...(scope && { scope }), ...(window !== '7d' && { window }), ...(by !== 'project' && { by }) });

/** What the server is asked. */
export const queryOf = ({ scope, window, by }: View) => ({ window, group_by: by, ...(scope && { scope }) });
