import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../messages/ops';
import type { Delta } from './delta';

/** One figure. Absent is not zero: then `sub` says why. */
export function Tile({ name, value, sub, delta }: { name: string; value: string | undefined; sub: ReactNode; delta?: Delta | undefined }) {
  const t = useText();
  return (
    <section className="tile" aria-label={name}>
      <h2 className="tile-name">{name}</h2>
      <p className="tile-value">{value ?? t('none')} {delta && <Change delta={delta} />}</p>
      <p className="tile-sub">{sub}</p>
    </section>
  );
}

function Change({ delta: { change, good } }: { delta: Delta }) {
  const t = useText();
  const intl = useIntl();
  const words = intl.formatNumber(change, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 });
  return <span className={`tile-change ${good === undefined ? '' : good ? 'good' : 'bad'}`} title={t('tile.before', { change: words })}>{words}</span>;
}
