import type { ProjectResult } from '../live/messages';

const prefix = 'scheduler.guidelines.';

const key = ({ id }: ProjectResult) => prefix + id;

/** What of a project's guidelines is new on this device: everything, or that they changed. */
export function guidelinesNews(project: ProjectResult): 'first' | 'changed' | null {
  const seen = window.localStorage.getItem(key(project));
  return seen === null ? 'first' : seen === String(project.paramVersion) ? null : 'changed';
}

export const seeGuidelines = (project: ProjectResult): void => window.localStorage.setItem(key(project), String(project.paramVersion));

/** The next person at this device has seen none. */
export const forgetGuidelines = (): void => Object.keys(window.localStorage).filter((name) => name.startsWith(prefix)).forEach((name) => window.localStorage.removeItem(name));
