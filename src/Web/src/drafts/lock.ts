/** Whether this tab may change a task, or another one holds it. */
export type Hold = 'asking' | 'own' | 'elsewhere';

/**
 * Holds a task for this tab. Another tab that has it makes this one read-only until it lets go; then `before` finds out what became of
 * the work there, and only when that is known this tab may change it.
 * Browsers without Web Locks let every tab write: the draft with the larger revision wins there.
 */
export function holdTask(name: string, tell: (hold: Hold) => void, before: () => Promise<unknown> = () => Promise.resolve(), locks: LockManager | undefined = navigator.locks): () => void {
  if (!locks) {
    tell('own');
    return () => {};
  }
  const gone = new AbortController();
  let release: (() => void) | undefined;
  const held = () => {
    if (gone.signal.aborted) return undefined;
    tell('own');
    return new Promise<void>((resolve) => (release = resolve));
  };
  tell('asking');
  void locks.request(name, { ifAvailable: true }, (lock) => {
    if (lock) return held();
    if (!gone.signal.aborted) tell('elsewhere');
    locks.request(name, { signal: gone.signal }, () => before().then(held, held)).catch(() => {});
    return undefined;
  });
  return () => {
    gone.abort();
    release?.();
  };
}
