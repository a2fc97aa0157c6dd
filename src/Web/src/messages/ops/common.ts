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

  'span.s': '{n} s',
  'span.min': '{n} min',
  'span.min.rest': '{n} min {rest} s',
  'span.h': '{n} h',
  'span.h.rest': '{n} h {rest} min',
  'span.d': '{n} d',
  'span.d.rest': '{n} d {rest} h',
};
