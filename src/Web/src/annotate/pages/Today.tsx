import { useIntl } from 'react-intl';
import { Section } from '../../components/Page';
import { useText } from '../../messages/annotate';
import { useTypeName } from '../../messages/types';
import { spent, useMe } from './me';

/** Today's numbers, and the projects with work for this person. Nothing while they are not known. */
export function Today() {
  const t = useText();
  const typeName = useTypeName();
  const intl = useIntl();
  const { data } = useMe();
  if (!data) return null;
  const { labels, reviews, done, active_ms } = data.today;
  const tiles = [
    { name: t('today.done'), value: intl.formatNumber(labels) },
    ...(reviews > 0 ? [{ name: t('today.reviews'), value: intl.formatNumber(reviews) }] : []),
    { name: t('today.active'), value: spent(active_ms) },
    ...(done > 0 ? [{ name: t('today.mean'), value: spent(active_ms / done) }] : []),
  ];
  return (
    <>
      <Section title={t('today')}>
        <dl className="own-tiles">{tiles.map(({ name, value }) => <div key={name} className="own-tile"><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      </Section>
      <Section title={t('projects')}>
        {data.projects.length === 0 && <p className="muted">{t('projects.none')}</p>}
        <ul role="list" className="stack tight">
          {data.projects.map((p) => (
            <li key={p.id} className="row apart">
              <span><strong>{p.name}</strong> <span className="muted small">{typeName(p.type)}</span></span>
              <span className="muted">{t(p.more ? 'projects.more' : 'projects.waiting', { count: p.waiting })}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
