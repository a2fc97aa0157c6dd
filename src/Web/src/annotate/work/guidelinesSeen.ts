import type { ProjectResult } from '../live/messages';

const key = ({ id }: ProjectResult) => `scheduler.guidelines.${id}`;

/** Whether this person has seen the guidelines of this version on this device. */
export const guidelinesSeen = (project: ProjectResult): boolean => window.localStorage.getItem(key(project)) === String(project.paramVersion);

export const seeGuidelines = (project: ProjectResult): void => window.localStorage.setItem(key(project), String(project.paramVersion));
