import { useQuery } from '@tanstack/react-query';
import { useSearchParams, useParams, Link } from 'react-router';
import type { Task } from '../../api/wire';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Page, Section } from '../../components/Page';
import { EmptyState, ErrorState, Loading } from '../../components/States';
import { TabList } from '../../components/TabList';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/console';
import { batchTasksPath, projectPath } from '../paths';
import { taskQuery } from '../queries';
import { saveFile } from '../saveFile';
import { ReviewChip, StatusChip } from '../status';
import { TaskAudit } from './TaskAudit';
import { TaskFacts } from './TaskFacts';
import './tasks.css';

const tabs = ['work', 'json'] as const;

/** One task: what was asked, what was answered, what happened, and the customer's verdict. */
export function TaskViewer() {
  const t = useText();
  const { task: id = '' } = useParams();
  const task = useQuery(taskQuery(id));
  const title = t('task.title', { id: id.slice(-8) });
  if (task.isPending) return <Page title={title}><Loading /></Page>;
  if (task.isError) return <Page title={title}><ErrorState error={task.error} onRetry={() => void task.refetch()} /></Page>;
  const { project, batch, status, customer_review_status } = task.data;
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
      <div className="task-page">
        <TaskTabs task={task.data} />
        <div className="stack">
          {status === 'completed' && <TaskAudit task={task.data} />}
          <TaskFacts task={task.data} />
        </div>
      </div>
    </Page>
  );
}

function TaskTabs({ task }: { task: Task }) {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((x) => x === params.get('tab')) ?? 'work';
  return (
    <div className="stack">
      <TabList label={t('task.title', { id: '' })} tabs={tabs.map((id) => ({ id, name: t(`task.tab.${id}`) }))} value={tab} onChange={(id) => setParams({ tab: id }, { replace: true })} />
      {tab === 'json' ? <JsonView value={task} /> : <WorkView task={task} />}
    </div>
  );
}

function WorkView({ task }: { task: Task }) {
  const t = useText();
  return (
    <>
      <Section title={t('task.response')}>
        {task.response === undefined ? <EmptyState icon="clock" title={t('task.nocontent')}><p>{t('task.nocontent.body')}</p></EmptyState> : <pre className="json">{JSON.stringify(task.response, null, 2)}</pre>}
      </Section>
      <Section title={t('task.params')}><pre className="json">{JSON.stringify(task.params, null, 2)}</pre></Section>
    </>
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
