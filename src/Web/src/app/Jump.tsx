import { lazy, Suspense, useEffect } from 'react';
import { create } from 'zustand';
import { areasOf, useSession } from '../api/session';

const JumpBox = lazy(() => import('./JumpList'));

const useJump = create(() => ({ open: false }));

export const openJump = () => useJump.setState({ open: true });
const close = () => useJump.setState({ open: false });

/** Ctrl+K: to a project or page by a few letters of its name. */
export function Jump() {
  const open = useJump((s) => s.open);
  const customer = useSession((s) => !!s.session && areasOf(s.session).includes('console'));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!customer || event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      openJump();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [customer]);
  return open && <Suspense><JumpBox onClose={close} /></Suspense>;
}
