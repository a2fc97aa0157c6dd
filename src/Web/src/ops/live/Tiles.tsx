import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Snapshot } from '../../api/metrics';
import { useText, type OpsMessage } from '../../messages/ops';
import { useSpan } from '../spans';
import { deltaOf, type Delta } from './tiles';

/** The figures that are looked at first, each with its move against the window before. */
export function Tiles({ snapshot }: { snapshot: Snapshot }) {
  const t = useText();
  const intl = useIntl();
  const span = useSpan();
  const number = (n: number) => intl.formatNumber(n);
  const share = (n: number) => intl.formatNumber(n, { style: 'percent', maximumFractionDigits: 1 });
  const { figures, previous, backlog, people } = snapshot;
  const { turnaround, sla, work } = figures;
  return (
    <div className="tiles">
      <Tile name="tile.completed" value={number(figures.completed ?? 0)} sub={t('tile.completed.sub', { n: figures.arrived ?? 0 })} delta={deltaOf(figures.completed, previous.completed, 'more')} />
      <Tile name="tile.turnaround" value={turnaround && span(turnaround.p50)} sub={turnaround ? t('tile.turnaround.sub', { p90: span(turnaround.p90) }) : t('tile.turnaround.why')} delta={deltaOf(turnaround?.p50, previous.turnaround?.p50, 'less')} />
      <Tile name="tile.sla" value={sla && share(sla.attainment)} sub={sla ? t('tile.sla.sub', { onTime: number(sla.onTime), due: number(sla.due) }) : t('tile.sla.why')} delta={deltaOf(sla?.attainment, previous.sla?.attainment, 'more')} />
      <Tile
        name="tile.backlog"
        value={backlog && number(backlog.tasks)}
        sub={!backlog ? t('tile.backlog.why') : backlog.hours == null ? t('tile.backlog.nohours') : t('tile.backlog.hours', { hours: intl.formatNumber(backlog.hours, { maximumFractionDigits: 1 }) })}
      />
      <Tile name="tile.people" value={people && number(people.online)} sub={people ? t('tile.people.sub', { busy: number(people.busy), available: number(people.available), onBreak: number(people.onBreak) }) : t('tile.people.why')} />
      <Tile
        name="tile.utilisation"
        value={work?.utilisation == null ? undefined : share(work.utilisation)}
        sub={work?.utilisation == null ? t('tile.utilisation.why') : t('tile.utilisation.sub', { active: span(work.activeMs ?? 0), present: span(work.presentMs ?? 0) })}
        delta={deltaOf(work?.utilisation, previous.work?.utilisation)}
      />
    </div>
  );
}

function Tile({ name, value, sub, delta }: { name: OpsMessage; value: string | undefined; sub: ReactNode; delta?: Delta | undefined }) {
  const t = useText();
  return (
    <section className="tile" aria-label={t(name)}>
      <h2 className="tile-name">{t(name)}</h2>
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
