import { useSearchParams } from 'react-router';
import { Page } from '../../components/Page';
import { Select } from '../../components/Select';
import { TabList } from '../../components/TabList';
import { useText, type OpsMessage } from '../../messages/ops';
import { ScopeSelect } from '../ScopeSelect';
import { WINDOWS } from '../scope';
import { CompletedTasks } from './CompletedTasks';
import { LONGEST, listOf, paramsOf, STATES, type TaskList } from './list';
import { OpenTasks } from './OpenTasks';

/** The tasks behind the figures: those of a backlog, or those of a turnaround. */
export function Tasks() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const shown = listOf(params);
  const show = (next: TaskList) => setParams(paramsOf(next), { replace: true });
  const scope = shown.scope;
  return (
    <Page
      title={t('tasks.title')}
      lead={t(shown.list === 'open' ? 'tasks.open.lead' : 'tasks.completed.lead')}
      width="full"
      actions={
        <>
          <ScopeSelect scope={scope} onChange={(to) => show({ ...shown, scope: to })} />
          <TabList
            label={t('tasks.list')}
            tabs={[{ id: 'open' as const, name: t('tasks.open') }, { id: 'completed' as const, name: t('tasks.completed') }]}
            value={shown.list}
            onChange={(list) => show(list === 'open' ? { list, scope, state: null, over: null, under: null } : { list, scope, part: null, window: 60, from: null, to: null })}
          />
          <Filter shown={shown} onChange={show} />
        </>
      }
    >
      {shown.list === 'open' ? <OpenTasks shown={shown} onChange={show} /> : <CompletedTasks shown={shown} />}
    </Page>
  );
}

const ANY = '';

function Filter({ shown, onChange }: { shown: TaskList; onChange: (next: TaskList) => void }) {
  const t = useText();
  if (shown.list === 'open') {
    const choices = [{ id: ANY, name: t('tasks.state.any') }, ...STATES.map((id) => ({ id: id as string, name: t(`backlog.${id}`) }))];
    return <div className="live-scope"><Select label={t('backlog.state')} hideLabel choices={choices} value={shown.state ?? ANY} onChange={(id) => onChange({ ...shown, state: STATES.find((s) => s === id) ?? null })} /></div>;
  }
  const parts = [{ id: ANY, name: t('tasks.part.any') }, ...LONGEST.map((id) => ({ id: id as string, name: t('tasks.part', { part: t(`part.${id}`) }) }))];
  return (
    <>
      <div className="live-scope"><Select label={t('waterfall.part')} hideLabel choices={parts} value={shown.part ?? ANY} onChange={(id) => onChange({ ...shown, part: LONGEST.find((p) => p === id) ?? null })} /></div>
      <TabList
        label={t('live.window')}
        tabs={[...WINDOWS.map((m) => ({ id: `${m}`, name: t(`live.window.${m}` as OpsMessage) })), ...(shown.from ? [{ id: 'chosen', name: t('tasks.window.chosen') }] : [])]}
        value={shown.from ? 'chosen' : `${shown.window}`}
        onChange={(id) => id !== 'chosen' && onChange({ ...shown, window: Number(id), from: null, to: null })}
      />
    </>
  );
}
