import type { ProjectResult } from '../live/messages';

const key = ({ id }: ProjectResult) => `scheduler.guidelines.${id}`;

/** What of a project's guidelines is new on this device: everything, or that they changed. */
export function guidelinesNews(project: ProjectResult): 'first' | 'changed' | null {
  const seen = window.localStorage.getItem(key(project));
  return seen === null ? 'first' : seen === String(project.paramVersion) ? null : 'changed';
}

export const seeGuidelines = (project: ProjectResult): void => window.localStorage.setItem(key(project), String(project.paramVersion));
