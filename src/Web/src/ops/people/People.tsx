import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from '../../api/session';
import { Button } from '../../components/Button';
import { Fetched } from '../../components/Fetched';
import { Page, Section } from '../../components/Page';
import { SearchField } from '../../components/SearchField';
import { EmptyState } from '../../components/States';
import { TabList } from '../../components/TabList';
import { useText } from '../../messages/ops';
import { CsvButton } from '../ChartSection';
import { peopleQuery } from '../queries';
import { peopleSheet } from '../sheets';
import { isLike } from './search';
import { PeopleTable } from './PeopleTable';
import { PersonDialog, type Asking } from './PersonDialog';
import './people.css';

const ACTIVITIES = ['online', 'available', 'busy', 'break', 'draining'] as const;
const OF_ORGANIZATION = [...ACTIVITIES, 'offline', 'any'] as const;

/** Who is there, and what is before them. */
export function People() {
  const t = useText();
  // The operator's people are a whole platform's: only those who are online are listed.
  const activities = useSession((s) => s.session?.operator) ? ACTIVITIES : OF_ORGANIZATION;
  const [params, setParams] = useSearchParams();
  const activity = activities.find((a) => a === params.get('activity')) ?? 'online';
  const search = params.get('q') ?? '';
  const people = useInfiniteQuery(peopleQuery(activity));
  const [asking, setAsking] = useState<Asking | null>(null);
  const all = people.data?.pages.flatMap((page) => page.people) ?? [];
  const shown = all.filter((person) => isLike(person, search));
  const show = (change: { activity?: string; q?: string }) => {
    const next = { activity, q: search, ...change };
    setParams({ ...(next.activity !== 'online' && { activity: next.activity }), ...(next.q && { q: next.q }) }, { replace: true });
  };
  return (
    <Page title={t('people.title')} lead={t('people.lead')} width="full">
      <Section flush>
        <div className="people-bar">
          <TabList label={t('people.filter')} tabs={activities.map((id) => ({ id: id as string, name: t(`activity.${id}`) }))} value={activity} onChange={(id) => show({ activity: id })} />
          <SearchField label={t('people.search')} value={search} onChange={(q) => show({ q })} />
          {shown.length > 0 && <><span className="grow" /><CsvButton name="people" sheet={() => peopleSheet(shown)} /></>}
        </div>
        <Fetched of={people}>
          {() => (shown.length === 0 ? <EmptyState icon="people" title={t('people.none')}><p>{t(all.length > 0 ? 'people.none.search' : 'people.none.body')}</p></EmptyState> : <PeopleTable people={shown} onAsk={setAsking} />)}
        </Fetched>
        {people.hasNextPage && <div className="section-body"><Button isPending={people.isFetchingNextPage} onPress={() => void people.fetchNextPage()}>{t('people.more')}</Button></div>}
      </Section>
      {asking && <PersonDialog asking={asking} onClose={() => setAsking(null)} />}
    </Page>
  );
}
