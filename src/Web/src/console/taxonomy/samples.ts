import type { JsonObject } from '../../api/wire';
import sound from './sample.wav?url';
import picture from './sample.svg?url';

export interface Sample {
  /** Parameters of the made-up task. */
  own: JsonObject;
  attachments: { path: string; url: string; type: string }[];
}

const text = 'Ada Lovelace wrote to Charles Babbage from London in 1843. Together they described the Analytical Engine, and the Royal Society listened.';
const image: Sample = { own: { attachment: picture }, attachments: [{ path: '$.attachment', url: picture, type: 'image/svg+xml' }] };

/** Something to try a taxonomy on, of the kind that its type wants; null where nothing fits. */
export function sampleOf(type: string): Sample | null {
  switch (type) {
    case 'namedentityrecognition':
      return { own: { text }, attachments: [] };
    case 'audiotranscription':
      return { own: { attachment: sound, attachment_type: 'audio' }, attachments: [{ path: '$.attachment', url: sound, type: 'audio/wav' }] };
    case 'comparison':
      return { own: { attachment_type: 'text', attachments: ['A cat sleeps about fifteen hours a day.', 'Cats are animals, and animals sleep.'] }, attachments: [] };
    case 'categorization':
      return { own: { attachment: text, attachment_type: 'text' }, attachments: [] };
    case 'textcollection':
      return { own: { attachments: [{ type: 'text', content: text }] }, attachments: [] };
    case 'imageannotation':
    case 'annotation':
    case 'polygonannotation':
    case 'lineannotation':
    case 'pointannotation':
    case 'cuboidannotation':
      return image;
    default:
      return null;
  }
}
