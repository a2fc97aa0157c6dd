import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { paramsOf, type Json, type JsonObject, type Project, type Task } from '../../api/wire';
import { Section } from '../../components/Page';
import { Loading } from '../../components/States';
import { useText } from '../../messages/console';
import type { WorkspaceTask } from '../../workspace/Workspace';
import { projectQuery } from '../queries';

export const Workspace = lazy(() => import('../../workspace/Workspace').then((m) => ({ default: m.Workspace })));

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a task inherits: the params of the version that it is pinned to; -1 is none. */
export function inheritedOf(project: Project | undefined, version: number): JsonObject {
  const found = project?.param_history.find((v) => v.version === version);
  return found ? paramsOf(found) : {};
}

/** The task as the workspace takes it; undefined while its project is asked for. `version` tells answers of one task apart. */
export function useWorkspaceTask(task: Task, version: string): WorkspaceTask | undefined {
  const project = useQuery({ ...projectQuery(task.project ?? ''), enabled: task.project !== undefined });
  return useMemo(() => {
    if (task.project !== undefined && project.isPending) return undefined;
    const inherited = inheritedOf(project.data, task.project_param_version);
    return {
      key: `${task.task_id} ${version}`,
      type: task.type,
      project: task.project ?? '',
      instruction: task.instruction || null,
      params: task.params,
      inherited,
      attachments: (task.attachment_urls ?? []).map((a) => ({ path: a.path, url: localPath(a.url), type: a.type })),
    };
  }, [task, version, project.data, project.isPending]);
}

/** What was asked and what was answered, in the workspace where it was done, read-only. */
export function TaskWork({ task, response, version }: { task: Task; response: Json | undefined; version: string }) {
  const t = useText();
  const shown = useWorkspaceTask(task, version);
  if (!shown) return <Loading />;
  return (
    <>
      {task.status === 'error' && <Section title={t('task.error')}><pre className="json">{JSON.stringify(response, null, 2)}</pre></Section>}
      {response === undefined && <p className="muted small">{t('task.nocontent')}</p>}
      <div className="task-work">
        <Suspense fallback={<Loading />}>
          <Workspace mode="view" task={shown} response={isObject(response) ? response : null} />
        </Suspense>
      </div>
    </>
  );
}

/** The server's links name the address it was asked at; behind a proxy that is not ours. The path is what counts. */
function localPath(url: string): string {
  const { pathname, search } = new URL(url, window.location.origin);
  return pathname + search;
}
