/** Whether this tab may change a task, or another one holds it. */
export type Hold = 'asking' | 'own' | 'elsewhere';

/**
 * Holds a task for this tab. Another tab that has it makes this one read-only until it is closed; then the work is taken up here.
 * Browsers without Web Locks let every tab write: the draft with the larger revision wins there.
 */
export function holdTask(name: string, tell: (hold: Hold) => void, locks: LockManager | undefined = navigator.locks): () => void {
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
    locks.request(name, { signal: gone.signal }, held).catch(() => {});
    return undefined;
  });
  return () => {
    gone.abort();
    release?.();
  };
}
