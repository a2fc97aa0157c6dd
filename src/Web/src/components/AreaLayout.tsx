import { Suspense } from 'react';
import { NavLink, Outlet } from 'react-router';
import { Icon, type IconName } from './Icon';
import { Loading } from './States';
import './area.css';

export interface AreaLink {
  to: string;
  name: string;
  icon: IconName;
  /** Only this very address is the page, not those below it. */
  end?: boolean;
}

/** An area of the product: its pages at the side, the open one beside them. */
export function AreaLayout({ label, links }: { label: string; links: readonly AreaLink[] }) {
  return (
    <div className="area">
      <nav className="area-nav" aria-label={label}>
        {links.map((link) => (
          <NavLink key={link.to} to={link.to} end={link.end} className="area-link"><Icon name={link.icon} size={17} />{link.name}</NavLink>
        ))}
      </nav>
      <div className="area-content"><Suspense fallback={<div className="page"><Loading /></div>}><Outlet /></Suspense></div>
    </div>
  );
}
