import { useEffect, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { Button as AriaButton } from 'react-aria-components';
import { areasOf } from '../api/session';
import type { Session } from '../api/wire';
import { Button, IconButton } from '../components/Button';
import { Icon } from '../components/Icon';
import { ActionMenu } from '../components/Menu';
import { toast } from '../components/toasts';
import { useText } from '../messages/shell';
import { ConnectionChip } from './ConnectionChip';
import { openJump } from './Jump';
import { Mark } from './Mark';
import { ModeSwitch } from './ModeSwitch';
import { usePreferences, type Theme } from './preferences';

const signOut = () => import('./signout/SignOut');

const nextTheme: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const themeIcon = { system: 'screen', light: 'sun', dark: 'moon' } as const;

export function TopBar({ session }: { session: Session }) {
  const t = useText();
  const areas = areasOf(session);
  const { pathname } = useLocation();
  const customer = areas.includes('console');
  return (
    <header className="top-bar">
      <Link to="/" className="top-product" aria-label={t('product')}><Mark /><span className="top-name">{t('product')}</span></Link>
      {areas.length > 1 && (
        <nav className="top-areas" aria-label={t('areas')}>
          {areas.map((area) => <NavLink key={area} to={`/${area}`} className="top-area">{t(`area.${area}`)}</NavLink>)}
        </nav>
      )}
      <div className="grow" />
      {customer && (
        <Button kind="quiet" size="small" onPress={openJump} aria-keyshortcuts="Control+K">
          <Icon name="search" size={16} /><span className="top-words">{t('jump.open')}</span><kbd className="key top-wide" aria-hidden>Ctrl K</kbd>
        </Button>
      )}
      {customer && pathname.startsWith('/console') && <ModeSwitch />}
      <ConnectionChip />
      <ThemeButton />
      <UserMenu session={session} />
    </header>
  );
}

function ThemeButton() {
  const t = useText();
  const { theme, set } = usePreferences();
  return (
    <IconButton label={t('theme.toggle', { theme: t(`theme.${theme}`) })} onPress={() => set({ theme: nextTheme[theme] })}>
      <Icon name={themeIcon[theme]} />
    </IconButton>
  );
}

function UserMenu({ session }: { session: Session }) {
  const t = useText();
  const [leaving, setLeaving] = useState<{ SignOut: Awaited<ReturnType<typeof signOut>>['default'] } | null>(null);
  // It must be there when the network is not: that is when it has something to ask.
  useEffect(() => void signOut().catch(() => undefined), []);
  const leave = () => void signOut().then((module) => setLeaving({ SignOut: module.default }), (error: unknown) => toast.bad(t('error.title'), error));
  const initials = session.person.name.split(/\s+/).map((word) => word[0]).slice(0, 2).join('').toUpperCase();
  return (
    <>
      <ActionMenu
        label={t('menu.user', { initials, name: session.person.name })}
        trigger={<AriaButton className="avatar" aria-label={t('menu.user', { initials, name: session.person.name })}>{initials}</AriaButton>}
        actions={[
          { id: 'settings', name: t('menu.settings'), icon: 'user', href: '/settings' },
          { id: 'signout', name: t('menu.signout'), icon: 'right', apart: true, onAction: leave },
        ]}
      />
      {leaving && <leaving.SignOut person={session.person.id} onClose={() => setLeaving(null)} />}
    </>
  );
}
