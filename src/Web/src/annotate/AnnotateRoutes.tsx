import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, Navigate, NavLink, Route, Routes, useLocation, useNavigate } from 'react-router';
import { useSession } from '../api/session';
import { isCurrent } from '../components/AreaLayout';
import { EmptyState, ErrorState, Loading } from '../components/States';
import { toast } from '../components/toasts';
import { useText } from '../messages/annotate';
import { StationContext, useLive, useStation, type Station } from './live/context';
import { fetchWorkspace } from '../workspace/LazyWorkspace';
import { visitStation } from './live/keeper';
import type { Live } from './live/live';
import { useSharedKeys } from './live/sharedKeys';
import Home from './pages/Home';
import './annotate.css';

const Work = lazy(() => import('./work/Work'));
const DraftPage = lazy(() => import('./pages/DraftPage'));
const History = lazy(() => import('./pages/History'));
const HistoryTask = lazy(() => import('./pages/HistoryTask'));
const Performance = lazy(() => import('./pages/Performance'));

/** The annotators' area: one live session and one outbox for all its pages, and for as long as there is a task in hand. */
export default function AnnotateRoutes() {
  const person = useSession((s) => s.session?.person.id);
  const [station, setStation] = useState<Station | null>(null);
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (!person) return;
    let gone = false;
    const visit = visitStation(person);
    visit.station.then((opened) => gone || setStation(opened), setFailure);
    return () => {
      gone = true;
      visit.leave();
      setStation(null);
    };
  }, [person]);
  if (failure !== undefined) return <div className="page narrow"><ErrorState error={failure} onRetry={() => window.location.reload()} /></div>;
  if (!station) return <div className="page"><Loading rows={6} /></div>;
  return (
    <StationContext value={station}>
      <Area />
    </StationContext>
  );
}

/** Where a person works: the task in hand is found from here, and so are the drafts. */
const home = { to: '/annotate', end: true, also: ['/annotate/work', '/annotate/drafts'] };

function Area() {
  const t = useText();
  const { pathname } = useLocation();
  const signedOut = useLive((s) => s.signedOut);
  useEffect(fetchWorkspace, []);
  useOutcomes();
  useComings();
  useSaid();
  useSharedKeys();
  if (signedOut !== null) return <div className="page narrow"><EmptyState page icon="warning" title={t('signedout.title')}><p>{t(signedOut === 'disabled' ? 'signedout.disabled' : 'signedout.token_renewed')}</p></EmptyState></div>;
  return (
    <div className="annotate">
      <nav className="annotate-nav" aria-label={t('nav')}>
        <Link to="/annotate" aria-current={isCurrent(home, pathname) ? 'page' : undefined}>{t('nav.home')}</Link>
        <NavLink to="/annotate/history">{t('nav.history')}</NavLink>
        <NavLink to="/annotate/me">{t('nav.me')}</NavLink>
      </nav>
      <Suspense fallback={<div className="page"><Loading rows={6} /></div>}>
        <Routes>
          <Route index element={<Home />} />
          <Route path="work" element={<Work />} />
          <Route path="drafts/:task" element={<DraftPage />} />
          <Route path="history" element={<History />} />
          <Route path="history/:task" element={<HistoryTask />} />
          <Route path="me" element={<Performance />} />
          <Route path="*" element={<Navigate to="/annotate" replace />} />
        </Routes>
      </Suspense>
    </div>
  );
}

/** Says what became of answers that did not simply count, wherever the person is by then. */
function useOutcomes(): void {
  const t = useText();
  const { onSettled } = useStation();
  useEffect(() => onSettled(({ outcome }) => {
    if (outcome === 'salvaged') toast.info(t('done.salvaged'));
    else if (outcome === 'late') toast.bad(t('done.late'));
    else if (outcome === 'unknown_lease') toast.bad(t('done.unknown'));
    else if (outcome === 'already_submitted') toast.info(t('done.already'));
  }), [t, onSettled]);
}

const told = new WeakSet<object>();

/** What a manager says stands until the person has dismissed it; what they said while another area was open, too. */
function useSaid(): void {
  const t = useText();
  const { live } = useStation();
  useEffect(() => {
    const tell = ({ said }: Live) => {
      if (!said || told.has(said)) return;
      told.add(said);
      toast.note(t('said.title'), said.text);
    };
    tell(live.state.getState());
    return live.state.subscribe(tell);
  }, [t, live]);
}

/** A task that comes without being asked about opens by itself while the person waits on the first page. */
function useComings(): void {
  const navigate = useNavigate();
  const { live } = useStation();
  useEffect(() => live.state.subscribe((now, before) => {
    const came = now.ready && before.ready && now.assignments.some((a) => a.standing === 'active' && !before.assignments.some((b) => b.task === a.task && b.standing === 'active'));
    if (came && window.location.pathname === '/annotate') void navigate('/annotate/work');
  }), [live, navigate]);
}
