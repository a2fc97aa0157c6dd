import { useSession } from '../../api/session';
import { broughtBack } from '../../drafts/back';
import type { Station } from './context';
import { openStation } from './open';

interface Open {
  readonly person: string;
  readonly station: Promise<Station & { readonly close: () => Promise<void> }>;
  /** Pages that use it now. */
  visits: number;
}

let open: Open | undefined;

function shut(mine: Open): void {
  if (open === mine) open = undefined;
  mine.station.then((station) => station.close(), () => undefined);
}

useSession.subscribe(({ session }) => {
  if (open && session?.person.id !== open.person) shut(open);
});

/**
 * The station of a person, one for this tab. Who looks at another area with a task in hand is still at work, so it stays open until that
 * task is not theirs any more: to the server a closed one is a person who went away, and their task goes to others within a minute.
 */
export function visitStation(person: string): { readonly station: Promise<Station>; readonly leave: () => void } {
  if (open && open.person !== person) shut(open);
  // What cannot be brought back now waits at the server: the next sign-in asks again.
  const mine = (open ??= { person, station: broughtBack(person).catch(() => undefined).then(() => openStation(person)), visits: 0 });
  mine.visits++;
  return {
    station: mine.station,
    leave: () => {
      mine.visits--;
      mine.station.then(({ live }) => shutWhenDone(mine, live), () => shut(mine));
    },
  };
}

/** Only what was in hand when the person left keeps it open: what came after found nobody. */
function shutWhenDone(mine: Open, { state }: Station['live']): void {
  const held = state.getState().assignments.filter((a) => a.standing === 'active');
  const look = () => {
    if (mine.visits === 0 && open === mine && state.getState().assignments.some((a) => held.some((b) => a.task === b.task && a.token === b.token))) return;
    forget();
    if (mine.visits === 0 && open === mine) shut(mine);
  };
  const forget = state.subscribe(look);
  look();
}
