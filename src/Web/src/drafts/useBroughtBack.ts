import { useEffect, useState } from 'react';
import { useSession } from '../api/session';
import { broughtBack } from './back';

/** True when what the person left at their last sign-out is on this device again, or cannot be had now: it waits at the server then. */
export function useBroughtBack(): boolean {
  const person = useSession((s) => s.session?.person.id);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let gone = false;
    const done = () => !gone && setReady(true);
    if (person) broughtBack(person).then(done, done);
    return () => {
      gone = true;
    };
  }, [person]);
  return ready;
}
