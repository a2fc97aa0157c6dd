import { textOf } from './text';

/** Words of what is done with several tasks at once. */
export const selectionMessages = {
  'select': 'Select task {id}',
  'select.all': 'Select all tasks of the list',
  'most': 'At most {most, number} tasks are selected at once.',
  'selected': '{n, plural, one {# task selected} other {# tasks selected}}',
  'clear': 'Clear',
  'actions': 'Actions on the selection',
  'cancel': 'Cancel tasks…',
  'cancel.title': '{n, plural, one {Cancel # task?} other {Cancel # tasks?}}',
  'cancel.body': 'They are not worked any more. This cannot be undone. Tasks that somebody has accepted, and those that are over, stay as they are.',
  'cancel.confirm': 'Cancel tasks',
  'cancel.done': '{n, plural, one {# task was canceled} other {# tasks were canceled}}',
  'keep': 'Keep them',
  'tag': 'Add tags…',
  'untag': 'Remove tags…',
  'tag.title': '{n, plural, one {Add tags to # task} other {Add tags to # tasks}}',
  'untag.title': '{n, plural, one {Remove tags from # task} other {Remove tags from # tasks}}',
  'tags': 'Tags',
  'tags.hint': 'Separated by commas; at most 5 on a task.',
  'tag.confirm': 'Add',
  'untag.confirm': 'Remove',
  'tag.done': '{n, plural, one {# task was changed} other {# tasks were changed}}',
  'download': 'Download',
  'download.json': 'Download as JSON list',
  'download.jsonl': 'Download as JSON lines',
  'download.csv': 'Download as CSV',
  'busy': '{done, number} of {all, number}',
  'stop': 'Stop',
  'failed': '{n, plural, one {# task stayed as it was} other {# tasks stayed as they were}}',
  'back': 'Close',
} as const;

export const useText = textOf(selectionMessages);
