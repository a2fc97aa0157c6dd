import { Suspense } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { Icon, type IconName } from './Icon';
import { Loading } from './States';
import './area.css';

export interface AreaLink {
  to: string;
  name: string;
  icon: IconName;
  /** Only this very address is the page, not those below it. */
  end?: boolean;
  /** Addresses elsewhere whose pages, and those below them, belong to it as well. */
  also?: readonly string[];
}

/** Whether the page at an address is one of the link's. */
export function isCurrent({ to, end, also = [] }: Pick<AreaLink, 'to' | 'end' | 'also'>, path: string): boolean {
  const at = path.replace(/\/+$/, '');
  return at === to || (!end && at.startsWith(`${to}/`)) || also.some((other) => at === other || at.startsWith(`${other}/`));
}

/** An area of the product: its pages at the side, the open one beside them. */
export function AreaLayout({ label, links }: { label: string; links: readonly AreaLink[] }) {
  const { pathname } = useLocation();
  return (
    <div className="area">
      <nav className="area-nav" aria-label={label}>
        {links.map((link) => (
          <Link key={link.to} to={link.to} aria-current={isCurrent(link, pathname) ? 'page' : undefined} className="area-link"><Icon name={link.icon} size={17} />{link.name}</Link>
        ))}
      </nav>
      <div className="area-content"><Suspense fallback={<div className="page"><Loading /></div>}><Outlet /></Suspense></div>
    </div>
  );
}
