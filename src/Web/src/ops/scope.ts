/** Minutes that a live window may span; the hub serves 5 to 720. */
export const WINDOWS = [15, 60, 240, 720] as const;
export type Minutes = (typeof WINDOWS)[number];
const USUAL: Minutes = 60;

export interface View {
  /** null: all that this person may see. */
  scope: string | null;
  minutes: Minutes;
}

const SCOPE = /^(all|(organization|workforce|project|batch|person):.+)$/;

/** What an address asks for; what it does not know is the default. */
export function viewOf(params: URLSearchParams): View {
  const scope = params.get('scope');
  return { scope: scope && SCOPE.test(scope) ? scope : null, minutes: WINDOWS.find((m) => String(m) === params.get('window')) ?? USUAL };
}

/** The address of a view; defaults are left out. */
export function paramsOf({ scope, minutes }: View): Record<string, string> {
  return { ...(scope && { scope }), ...(minutes !== USUAL && { window: String(minutes) }) };
}
