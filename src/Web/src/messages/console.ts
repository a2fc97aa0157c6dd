import { textOf } from './text';

export const consoleMessages = {
  'projects.title': 'Projects',
  'projects.none': 'No projects yet',
} as const;

export const useText = textOf(consoleMessages);
