import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Page } from '../../components/Page';
import { EmptyState, Loading } from '../../components/States';
import { useText } from '../../messages/ops';
import { paramsOf, viewOf, type View } from '../scope';
import { BacklogSection } from './BacklogSection';
import { FlowSection } from './FlowSection';
import { PeopleSection } from './PeopleSection';
import { RiskSection } from './RiskSection';
import { StaleNotice } from './StaleNotice';
import { Tiles } from './Tiles';
import { TurnaroundLive } from './TurnaroundLive';
import { useSnapshots } from './useSnapshots';
import { ViewBar } from './ViewBar';
import { WaterfallSection } from './WaterfallSection';
import './live.css';

/** What happens now: figures of a window that ends now, once a second. */
export function Live() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const [paused, setPaused] = useState(false);
  const view = viewOf(params);
  const show = (change: Partial<View>) => setParams(paramsOf({ ...view, ...change }));
  return (
    <Page
      title={t('live.title')}
      lead={t('live.lead')}
      actions={
        <>
          <ViewBar view={view} onChange={show} />
          <Button onPress={() => setPaused(!paused)}><Icon name={paused ? 'play' : 'pause'} size={16} />{t(paused ? 'live.resume' : 'live.pause')}</Button>
        </>
      }
    >
      <LiveFigures key={`${view.scope} ${view.minutes}`} view={view} paused={paused} onShow={show} />
    </Page>
  );
}

function LiveFigures({ view, paused, onShow }: { view: View; paused: boolean; onShow: (change: Partial<View>) => void }) {
  const t = useText();
  const { snapshot, receivedAt, refusal } = useSnapshots(view.scope, view.minutes, paused);
  if (refusal !== undefined)
    return <EmptyState icon="warning" title={t('live.refused')} action={<Button onPress={() => onShow({ scope: null })}>{t('live.refused.all')}</Button>}><p>{refusal}</p></EmptyState>;
  return (
    <>
      <StaleNotice snapshot={snapshot} receivedAt={receivedAt} paused={paused} />
      {snapshot ? (
        <>
          <Tiles snapshot={snapshot} view={view} />
          <div className="live-columns">
            <WaterfallSection figures={snapshot.figures} view={view} csv={`/api/metrics/waterfall?${new URLSearchParams({ window: `${view.minutes}m`, format: 'csv', ...(view.scope && { scope: view.scope }) })}`} />
            <BacklogSection backlog={snapshot.backlog} scope={view.scope} />
          </div>
          <TurnaroundLive view={view} snapshot={snapshot} paused={paused} />
          <FlowSection view={view} snapshot={snapshot} paused={paused} />
          <PeopleSection people={snapshot.people} />
        </>
      ) : <Loading rows={8} />}
      <RiskSection scope={view.scope} onShow={(batch) => onShow({ scope: `batch:${batch}` })} />
    </>
  );
}
