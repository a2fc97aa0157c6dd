/** Words of what the managers' pages share. */
export const commonMessages = {
  'nav': 'Operations',
  'nav.live': 'Live',
  'nav.trends': 'Trends',
  'nav.people': 'People',
  'nav.tasks': 'Tasks',
  'nav.groups': 'Breakdown',
  'nav.stuck': 'Stuck tasks',
  'nav.quality': 'Quality',
  'nav.log': 'Log',
  'failed': 'This did not work',
  'cancel': 'Cancel',
  'none': '–',
};
