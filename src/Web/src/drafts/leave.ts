import { drafts } from './database';
import { wipeDrafts } from './drafts';

/** What a sign-out leaves behind on this device: no work that others could read. */
export async function leaveDevice(): Promise<void> {
  await wipeDrafts(await drafts());
}
