import { Navigate } from 'react-router';
import { areasOf, useSession } from '../api/session';

/** The front door: to the area where this person starts. */
export function Start() {
  const session = useSession((s) => s.session);
  const first = session && areasOf(session)[0];
  return first ? <Navigate to={`/${first}`} replace /> : <Navigate to="/403" replace />;
}
