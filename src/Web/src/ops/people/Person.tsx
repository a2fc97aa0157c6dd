import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link, useParams } from 'react-router';
import type { PersonView } from '../../api/metrics';
import { Fetched } from '../../components/Fetched';
import { Page, Section } from '../../components/Page';
import { useText } from '../../messages/ops';
import { projectsQuery, personQuery } from '../queries';
import { peopleSheet } from '../sheets';
import { useSpan } from '../../components/span';
import { TileGroup } from '../TileGroup';
import { Activity } from './Activity';
import { DaySection } from './DaySection';
import { Current } from './PeopleTable';
import { PersonDialog, type Asking } from './PersonDialog';
import { PersonMenu } from './PersonMenu';
import './people.css';

/** One person: now, today, and the day as it went. */
export function Person() {
  const t = useText();
  const { person: id = '' } = useParams();
  const person = useQuery(personQuery(id));
  const [asking, setAsking] = useState<Asking | null>(null);
  return (
    <Page
      title={person.data?.name ?? t('people.title')}
      above={<p className="small"><Link to="/ops/people">{t('person.back')}</Link></p>}
      lead={person.data && <span className="row"><Activity activity={person.data.activity} />{person.data.email}</span>}
      actions={person.data && <PersonMenu person={person.data} onAsk={setAsking} />}
    >
      <Fetched of={person}>
        {(found) => (
          <>
            <Today person={found} />
            <DaySection person={id} />
            <Facts person={found} />
          </>
        )}
      </Fetched>
      {asking && <PersonDialog asking={asking} onClose={() => setAsking(null)} />}
    </Page>
  );
}

function Today({ person }: { person: PersonView }) {
  const { name, today: { work, offers, quality } } = person;
  const t = useText();
  const intl = useIntl();
  const span = useSpan();
  const share = (n: number) => intl.formatNumber(n, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <TileGroup
      label={t('people.today')}
      tiles={[
        { name: t('people.labels'), value: intl.formatNumber(work?.labels ?? 0), sub: t('people.today') },
        { name: t('people.reviews'), value: intl.formatNumber(work?.reviews ?? 0), sub: t('people.today') },
        {
          name: t('tile.utilisation'),
          value: work?.utilisation == null ? undefined : share(work.utilisation),
          sub: work?.utilisation == null ? t('people.active.why') : t('tile.utilisation.sub', { active: span(work.activeMs ?? 0), present: span(work.presentMs ?? 0) }),
        },
        {
          name: t('person.offers'),
          value: offers?.acceptRate == null ? undefined : share(offers.acceptRate),
          sub: offers?.acceptRate == null ? t('person.offers.why') : t('person.offers.sub', { accepted: offers.accepted, declined: offers.declined, lapsed: offers.lapsed }),
        },
        {
          name: t('person.yield'),
          value: quality?.firstPassYield == null ? undefined : share(quality.firstPassYield),
          sub: quality?.firstPassYield == null ? t('person.yield.why') : t('person.yield.sub', { n: quality.reviewed }),
        },
      ]}
      csv={{ name, sheet: () => peopleSheet([person]) }}
    />
  );
}

function Facts({ person }: { person: PersonView }) {
  const t = useText();
  const intl = useIntl();
  const projects = useQuery(projectsQuery());
  const list = (words: string[]) => (words.length > 0 ? intl.formatList(words) : t('none'));
  const first = person.firstProject && (projects.data?.find((p) => p.id === person.firstProject)?.name ?? person.firstProject);
  return (
    <Section title={t('person.facts')}>
      <dl className="facts">
        <dt>{t('people.now')}</dt><dd>{person.current ? <Current current={person.current} /> : t('none')}</dd>
        <dt>{t('people.skills')}</dt><dd>{list(person.skills.map((skill) => t('people.skill', { name: skill.name, level: skill.level })))}</dd>
        <dt>{t('person.groups')}</dt><dd>{list(person.groups)}</dd>
        <dt>{t('person.first')}</dt><dd>{first ?? t('none')}</dd>
      </dl>
    </Section>
  );
}
