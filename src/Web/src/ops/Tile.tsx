import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import { useText } from '../messages/ops';
import type { Delta } from './delta';

export interface TileProps {
  name: string;
  value: string | undefined;
  /** What more there is to say; of an absent figure, which is not zero: why. */
  sub: ReactNode;
  delta?: Delta | undefined;
  /** Address of what is behind the figure. */
  to?: string | undefined;
}

/** One figure. */
export function Tile({ name, value, sub, delta, to }: TileProps) {
  const t = useText();
  return (
    <section className="tile" aria-label={name}>
      <h2 className="tile-name">{to ? <Link to={to}>{name}</Link> : name}</h2>
      <p className="tile-value">{value ?? t('none')} {delta && <Change delta={delta} />}</p>
      <p className="tile-sub">{sub}</p>
    </section>
  );
}

export function Change({ delta: { change, good } }: { delta: Delta }) {
  const t = useText();
  const intl = useIntl();
  const words = intl.formatNumber(change, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 });
  return <span className={`tile-change ${good === undefined ? '' : good ? 'good' : 'bad'}`} title={t('tile.before', { change: words })}>{words}</span>;
}
