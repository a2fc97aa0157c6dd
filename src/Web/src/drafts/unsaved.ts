import { onLeft } from '../api/session';
import type { Draft } from './draft';
import type { Writer } from './writer';

const all = new Set<Writer<Draft>>();

/** Work that is on screen: whoever ends the session finds it here. Gives back how to forget it. */
export function whileUnsaved(work: Writer<Draft>): () => void {
  all.add(work);
  return () => void all.delete(work);
}

/** Writes down everything on screen. Resolves with what this device would not take. */
export async function saveAll(): Promise<readonly Draft[]> {
  await Promise.all([...all].map((work) => work.flush()));
  return [...all].map((work) => work.rest).filter((rest) => rest !== undefined);
}

/** What was not written by now never is: it is safe elsewhere, or the person let it go. */
export const letGoAll = (): void => all.forEach((work) => work.stop());

// The device was cleared by another tab: this one must not write its work there again.
onLeft(letGoAll);
