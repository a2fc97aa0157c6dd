import { useIntl } from 'react-intl';
import type { Snapshot } from '../../api/metrics';
import { useText } from '../../messages/ops';
import { deltaOf } from '../delta';
import { useSpan } from '../spans';
import { Tile } from '../Tile';
import { HOUR } from '../../spans';

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
      <Tile name={t('tile.completed')} value={number(figures.completed ?? 0)} sub={t('tile.completed.sub', { n: figures.arrived ?? 0 })} delta={deltaOf(figures.completed, previous.completed, 'more')} />
      <Tile name={t('tile.turnaround')} value={turnaround && span(turnaround.p50)} sub={turnaround ? t('tile.turnaround.sub', { p90: span(turnaround.p90) }) : t('tile.turnaround.why')} delta={deltaOf(turnaround?.p50, previous.turnaround?.p50, 'less')} />
      <Tile name={t('tile.sla')} value={sla && share(sla.attainment)} sub={sla ? t('tile.sla.sub', { onTime: number(sla.onTime), due: number(sla.due) }) : t('tile.sla.why')} delta={deltaOf(sla?.attainment, previous.sla?.attainment, 'more')} />
      <Tile
        name={t('tile.backlog')}
        value={backlog && number(backlog.tasks)}
        sub={!backlog ? t('tile.backlog.why') : backlog.hours == null ? t('tile.backlog.nohours') : t('tile.backlog.hours', { span: span(backlog.hours * HOUR) })}
      />
      <Tile name={t('tile.people')} value={people && number(people.online)} sub={people ? t('tile.people.sub', { busy: number(people.busy), available: number(people.available), onBreak: number(people.onBreak) }) : t('tile.people.why')} />
      <Tile
        name={t('tile.utilisation')}
        value={work?.utilisation == null ? undefined : share(work.utilisation)}
        sub={work?.utilisation == null ? t('tile.utilisation.why') : t('tile.utilisation.sub', { active: span(work.activeMs ?? 0), present: span(work.presentMs ?? 0) })}
        delta={deltaOf(work?.utilisation, previous.work?.utilisation)}
      />
    </div>
  );
}
