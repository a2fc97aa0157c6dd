import type { IconName } from '../../components/Icon';
import type { JsonObject } from '../../api/wire';

export interface Template {
  id: 'cats' | 'pictures' | 'spans' | 'comparison' | 'audio' | 'classification' | 'form';
  type: string;
  icon: IconName;
  name: string;
  params: JsonObject;
}

/** Where a new project may start from. Each is a taxonomy that the server takes as it is. */
export const templates: Template[] = [
  {
    id: 'cats',
    type: 'imageannotation',
    icon: 'image',
    name: 'cats-and-dogs',
    params: {
      instruction: 'Box every cat and dog. Include ears and tail; leave out reflections. Say of each cat whether it sleeps.',
      geometries: { box: { objects_to_annotate: [{ choice: 'cat', color: '#0e7490' }, { choice: 'dog', color: '#b45309' }], min_width: 10, min_height: 10 } },
      annotation_attributes: {
        state: { description: 'What is the cat doing?', choices: ['sleeping', 'not sleeping'], conditions: { label_condition: { label: ['cat'] } } },
      },
      global_attributes: {
        cats: { type: 'number', description: 'How many cats?', min: 0, max: 100 },
        dogs: { type: 'number', description: 'How many dogs?', min: 0, max: 100 },
      },
      links: { 'looking at': [{ from_allowed_labels: ['dog'], to_allowed_labels: ['cat'] }] },
    },
  },
  {
    id: 'pictures',
    type: 'imageannotation',
    icon: 'image',
    name: 'pictures',
    params: { instruction: '', geometries: { box: { objects_to_annotate: ['object'] } } },
  },
  {
    id: 'spans',
    type: 'namedentityrecognition',
    icon: 'text',
    name: 'names-in-text',
    params: {
      instruction: 'Mark every person, organization and place. Mark the full name, without titles.',
      labels: ['person', 'organization', 'place'],
      links: { 'works for': [{ from_allowed_labels: ['person'], to_allowed_labels: ['organization'] }] },
    },
  },
  {
    id: 'comparison',
    type: 'comparison',
    icon: 'columns',
    name: 'which-is-better',
    params: { instruction: 'Read both answers. Say which one helps the reader more.', choices: ['left', 'right', 'both are good', 'both are bad'] },
  },
  {
    id: 'audio',
    type: 'audiotranscription',
    icon: 'audio',
    name: 'audio-events',
    params: { instruction: 'Write down what is said, and mark speech, music and noise on the timeline.', events_to_annotate: ['speech', 'music', 'noise'] },
  },
  {
    id: 'classification',
    type: 'categorization',
    icon: 'list',
    name: 'classification',
    params: { instruction: 'Choose what fits best.', categories: ['positive', 'neutral', 'negative'], allow_multiple: false },
  },
  {
    id: 'form',
    type: 'textcollection',
    icon: 'list',
    name: 'questions',
    params: {
      instruction: 'Answer the questions about the attachment.',
      fields: [
        { type: 'text', field_id: 'summary', title: 'Summary', description: 'One sentence.', max_length: 300 },
        { type: 'category', field_id: 'topic', title: 'Topic', choices: ['news', 'sports', 'culture'] },
        { type: 'number', field_id: 'quality', title: 'Quality', description: '1 is bad, 5 is good.', min: 1, max: 5, step: 1 },
      ],
    },
  },
];
