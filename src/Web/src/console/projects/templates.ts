import type { IconName } from '../../components/Icon';
import type { JsonObject } from '../../api/wire';
import list from './templates.json';

export interface Template {
  id: 'cats' | 'pictures' | 'polygons' | 'lines' | 'video' | 'playback' | 'spans' | 'reading' | 'audio' | 'comparison' | 'classification' | 'form' | 'survey';
  type: string;
  icon: IconName;
  name: string;
  params: JsonObject;
}

/** Where a new project may start from. Each is a taxonomy that the server takes as it is, which its tests read from the same file. */
// Read as one type, the many shapes of its parameters have no common one.
export const templates = list as unknown as Template[];
