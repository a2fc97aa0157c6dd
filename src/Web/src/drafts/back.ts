import { useSession } from '../api/session';
import { drafts } from './database';
import { bringBack } from './kept';
import { deviceNotes } from './notes';
import { serverPlace } from './place';

let asked: { readonly person: string; readonly done: Promise<void> } | undefined;

useSession.subscribe(({ session }) => {
  if (!session) asked = undefined;
});

/** What a person left when they signed out is on this device again when this resolves. Asked of the server once per sign-in. */
export function broughtBack(person: string): Promise<void> {
  if (asked?.person !== person) {
    const done = drafts().then((db) => bringBack(db, deviceNotes, serverPlace, person));
    const mine = { person, done };
    asked = mine;
    done.catch(() => asked === mine && (asked = undefined));
  }
  return asked.done;
}
