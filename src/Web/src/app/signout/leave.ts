import { endSession } from '../../api/account';
import { api, take } from '../../api/client';
import { useSession } from '../../api/session';
import { drafts } from '../../drafts/database';
import { wipeDrafts } from '../../drafts/drafts';
import { putAway, unsentOf, type PutAway, type Unsent } from '../../drafts/kept';
import { deviceNotes, wipeNotes } from '../../drafts/notes';
import { serverPlace } from '../../drafts/place';
import { letGoAll, saveAll } from '../../drafts/unsaved';
import { forgetGuidelines } from '../../annotate/work/guidelinesSeen';
import { useRemaps } from '../../workspace/keys/remaps';

/** How long answers on their way get to arrive before the work in them is put away instead, in milliseconds. */
const answersTake = 8_000;

/** What of a person only this device has. */
export async function unsent(person: string): Promise<readonly Unsent[]> {
  const onScreen = await saveAll();
  return unsentOf(await drafts(), deviceNotes, person, onScreen);
}

/** Sends the answers that wait, and puts the rest where it waits for the person's next sign-in. */
export async function handOver(person: string): Promise<PutAway> {
  let pieces = await unsent(person);
  if (pieces.some((piece) => piece.kind === 'answer' && piece.answer.refused === undefined)) {
    await sendAnswers(person).catch(() => undefined);
    pieces = await unsent(person);
  }
  return putAway(pieces, serverPlace);
}

async function sendAnswers(person: string): Promise<void> {
  const { openStation } = await import('../../annotate/live/open');
  const station = await openStation(person);
  await station.outbox.idle(answersTake);
  await station.close();
}

/** The person stays after all: what was put away is here too, and newer soon. */
export const takeBack = (ids: readonly string[]): void => ids.forEach((id) => void Promise.resolve(serverPlace.remove(id)).catch(() => undefined));

/** Ends the session, in every tab, and leaves nothing of the person on this device. Without the server it throws, and everything stays. */
export async function leave(person: string): Promise<void> {
  const { changed, remaps } = useRemaps.getState();
  if (changed) await take(api.PATCH('/api/me', { body: { shortcuts: { keys: remaps } } })).catch(() => undefined);
  await endSession();
  letGoAll();
  try {
    await wipeDrafts(await drafts(), person);
    wipeNotes(person);
    forgetGuidelines();
    useRemaps.getState().took({});
  } finally {
    useSession.getState().ended('left');
  }
}
