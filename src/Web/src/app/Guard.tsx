import { Navigate, Outlet } from 'react-router';
import { areasOf, useSession, type Area } from '../api/session';

/** Opens an area to those whose role has it. The server decides again at every request; this only spares people dead ends. */
export function Guard({ area }: { area: Area }) {
  const session = useSession((s) => s.session);
  if (!session) return null;
  return areasOf(session).includes(area) ? <Outlet /> : <Navigate to="/403" replace />;
}
