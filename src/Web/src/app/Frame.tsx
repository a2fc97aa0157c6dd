import { useCallback, useEffect, useState } from 'react';
import { RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { Navigate, Outlet, useHref, useLocation, useNavigate, useNavigation } from 'react-router';
import { loadSession } from '../api/account';
import { useSession } from '../api/session';
import { ErrorState, Loading } from '../components/States';
import { useText } from '../messages/shell';
import { Jump } from './Jump';
import { TopBar } from './TopBar';
import { usePreferences } from './preferences';
import './frame.css';

/** What stands around every page of somebody signed in. Nobody: the sign-in, which leads back here. */
export function Frame() {
  const t = useText();
  const session = useSession((s) => s.session);
  const left = useSession((s) => s.left);
  const mode = usePreferences((p) => p.mode);
  const [failure, setFailure] = useState<unknown>();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const busy = useNavigation().state === 'loading';

  const load = useCallback(() => {
    setFailure(undefined);
    loadSession().catch(setFailure);
  }, []);
  useEffect(() => {
    if (useSession.getState().session === undefined) load();
  }, [load]);

  if (session === undefined)
    return <main className="lonely">{failure ? <ErrorState error={failure} onRetry={load} /> : <Loading />}</main>;
  if (session === null) return <Navigate to={`/login${left || pathname === '/' ? '' : `?to=${encodeURIComponent(pathname + search)}`}`} replace />;

  return (
    <AriaRouterProvider navigate={(to) => void navigate(to)} useHref={useHref}>
      <a className="skip-link" href="#content">{t('skip')}</a>
      <TopBar session={session} />
      {busy && <div className="frame-progress" role="progressbar" aria-label={t('loading')} />}
      {mode === 'test' && pathname.startsWith('/console') && <p className="mode-banner">{t('mode.banner')}</p>}
      <main id="content" tabIndex={-1} className="frame-main">
        <Outlet />
      </main>
      <Jump />
    </AriaRouterProvider>
  );
}
