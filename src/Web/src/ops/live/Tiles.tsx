import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { Snapshot } from '../../api/metrics';
import { useText } from '../../messages/ops';
import { deltaOf } from '../delta';
import { donePath, groupsPath, openPath, peoplePath } from '../paths';
import type { View } from '../scope';
import { figuresSheet } from '../sheets';
import { useSpan } from '../../components/span';
import type { TileProps } from '../Tile';
import { TileGroup } from '../TileGroup';
import { HOUR } from '../../spans';

/** The figures that are looked at first, each with its move against the window before and the way to what is behind it. */
export function Tiles({ snapshot, view: { scope, minutes } }: { snapshot: Snapshot; view: View }) {
  const t = useText();
  const intl = useIntl();
  const span = useSpan();
  const number = (n: number) => intl.formatNumber(n);
  const share = (n: number) => intl.formatNumber(n, { style: 'percent', maximumFractionDigits: 1 });
  const { figures, previous, backlog, people } = snapshot;
  const { turnaround, sla, work } = figures;
  const done = donePath(scope, { minutes });
  const tiles: TileProps[] = [
    {
      name: t('tile.completed'),
      value: number(figures.completed ?? 0),
      sub: <Link to={groupsPath(scope, minutes, 'batch')}>{t('tile.completed.sub', { n: figures.arrived ?? 0 })}</Link>,
      delta: deltaOf(figures.completed, previous.completed, 'more'),
      to: done,
    },
    {
      name: t('tile.turnaround'),
      value: turnaround ? span(turnaround.p50) : undefined,
      sub: turnaround ? t('tile.turnaround.sub', { p90: span(turnaround.p90) }) : t('tile.turnaround.why'),
      delta: deltaOf(turnaround?.p50, previous.turnaround?.p50, 'less'),
      to: done,
    },
    {
      name: t('tile.sla'),
      value: sla ? share(sla.attainment) : undefined,
      sub: sla ? t('tile.sla.sub', { onTime: number(sla.onTime), due: number(sla.due) }) : t('tile.sla.why'),
      delta: deltaOf(sla?.attainment, previous.sla?.attainment, 'more'),
      to: groupsPath(scope, minutes, 'batch'),
    },
    {
      name: t('tile.backlog'),
      value: backlog ? number(backlog.tasks) : undefined,
      sub: !backlog ? t('tile.backlog.why') : backlog.hours == null ? t('tile.backlog.nohours') : t('tile.backlog.hours', { span: span(backlog.hours * HOUR) }),
      to: openPath(scope),
    },
    {
      name: t('tile.people'),
      value: people ? number(people.online) : undefined,
      sub: people ? t('tile.people.sub', { busy: number(people.busy), available: number(people.available), onBreak: number(people.onBreak) }) : t('tile.people.why'),
      to: people ? peoplePath({}) : undefined,
    },
    {
      name: t('tile.utilisation'),
      value: work?.utilisation == null ? undefined : share(work.utilisation),
      sub: work?.utilisation == null ? t('tile.utilisation.why') : t('tile.utilisation.sub', { active: span(work.activeMs ?? 0), present: span(work.presentMs ?? 0) }),
      delta: deltaOf(work?.utilisation, previous.work?.utilisation),
      to: groupsPath(scope, minutes, 'person'),
    },
  ];
  return <TileGroup label={t('tiles.label')} tiles={tiles} csv={{ name: 'figures', sheet: () => figuresSheet(snapshot) }} />;
}
