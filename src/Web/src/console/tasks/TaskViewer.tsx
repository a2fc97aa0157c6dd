import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Task, TaskDetail } from '../../api/wire';
import { Button } from '../../components/Button';
import { Fetched } from '../../components/Fetched';
import { Icon } from '../../components/Icon';
import { Page, Section } from '../../components/Page';
import { TabList } from '../../components/TabList';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/console';
import { batchTasksPath, projectPath } from '../paths';
import { taskDetailQuery, taskQuery } from '../queries';
import { useBroughtBack } from '../../drafts/useBroughtBack';
import { saveFile } from '../../components/saveFile';
import { ReviewChip, StatusChip } from '../status';
import { Attempts, Events } from './History';
import { keptFix } from './keptFix';
import { TaskAudit } from './TaskAudit';
import { TaskFacts } from './TaskFacts';
import { TaskFix } from './TaskFix';
import { TaskWork } from './TaskWork';
import './tasks.css';

const tabs = ['work', 'attempts', 'events', 'json'] as const;
type Tab = (typeof tabs)[number];

/** One task: what was asked, what was answered, what happened, and the customer's verdict. */
export function TaskViewer() {
  const t = useText();
  const { task: id = '' } = useParams();
  const task = useQuery(taskQuery(id));
  const back = useBroughtBack();
  const [chosen, setFixing] = useState<boolean | null>(null);
  const title = t('task.title', { id: id.slice(-8) });
  if (!task.data) return <Page title={title}><Fetched of={task}>{() => null}</Fetched></Page>;
  const { project, batch, status, customer_review_status } = task.data;
  // What was begun on an earlier visit opens by itself: it waits for its end.
  const fixing = chosen ?? (back && status === 'completed' && keptFix(id) !== null);
  return (
    <Page
      title={title}
      above={
        <nav className="crumbs">
          <Link to="/console/tasks">{t('task.back')}</Link>
          {project && <><span aria-hidden>/</span><Link to={projectPath(project)}>{project}</Link></>}
          {project && batch && <><span aria-hidden>/</span><Link to={batchTasksPath(project, batch)}>{batch}</Link></>}
        </nav>
      }
      lead={<div className="row"><StatusChip status={status} />{customer_review_status && <ReviewChip status={customer_review_status} />}<code className="muted">{id}</code></div>}
      actions={<Button onPress={() => saveFile(`${id}.json`, JSON.stringify(task.data, null, 2), 'application/json')}><Icon name="download" />{t('task.download')}</Button>}
    >
      <Fetched of={task}>
        {(found) => (
          <div className="task-page">
            {fixing ? <TaskFix task={found} onDone={() => setFixing(false)} /> : <TaskTabs task={found} />}
            <div className="stack">
              {status === 'completed' && !fixing && <TaskAudit task={found} onFix={found.is_test ? undefined : () => setFixing(true)} />}
              <TaskFacts task={found} />
            </div>
          </div>
        )}
      </Fetched>
    </Page>
  );
}

function TaskTabs({ task }: { task: Task }) {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((x) => x === params.get('tab')) ?? 'work';
  const detail = useQuery(taskDetailQuery(task.task_id));
  const [attempt, setAttempt] = useState<number | null>(null);
  const shown = detail.data?.attempts.find((a) => a.token === attempt);
  const open = (id: Tab) => setParams(id === 'work' ? {} : { tab: id }, { replace: true });
  const whole = (show: (data: TaskDetail) => React.ReactNode) => <Fetched of={detail}>{show}</Fetched>;
  return (
    <div className="stack">
      <TabList label={t('task.tabs')} tabs={tabs.map((id) => ({ id, name: t(`task.tab.${id}`) }))} value={tab} onChange={open} />
      {tab === 'work' && (
        <>
          {shown && <div className="row"><span className="muted">{t('task.shown')}: {t('task.attempt', { n: shown.token })}</span><Button size="small" onPress={() => setAttempt(null)}>{t('task.final')}</Button></div>}
          <TaskWork task={task} response={shown ? shown.response : task.response} version={`${attempt}`} />
        </>
      )}
      {tab === 'attempts' && whole((data) => <Attempts attempts={data.attempts} onShow={(a) => { setAttempt(a.token); open('work'); }} />)}
      {tab === 'events' && whole((data) => <Events detail={data} />)}
      {tab === 'json' && <JsonView value={task} />}
    </div>
  );
}

function JsonView({ value }: { value: unknown }) {
  const t = useText();
  const text = JSON.stringify(value, null, 2);
  const copy = () => void navigator.clipboard.writeText(text).then(() => toast.good(t('task.copied')), (error: unknown) => toast.bad(t('failed'), error));
  return (
    <Section actions={<Button size="small" onPress={copy}><Icon name="copy" size={16} />{t('task.copy')}</Button>}>
      <pre className="json" tabIndex={0}>{text}</pre>
    </Section>
  );
}
