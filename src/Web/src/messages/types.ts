import { textOf } from './text';

/** Names of task types. */
export const typeMessages = {
  'type.imageannotation': 'Image annotation',
  'type.annotation': 'Image boxes',
  'type.polygonannotation': 'Polygons',
  'type.lineannotation': 'Lines',
  'type.pointannotation': 'Points',
  'type.cuboidannotation': 'Cuboids',
  'type.segmentannotation': 'Segmentation',
  'type.videoannotation': 'Video annotation',
  'type.videoplaybackannotation': 'Video playback',
  'type.namedentityrecognition': 'Text spans',
  'type.categorization': 'Classification',
  'type.comparison': 'Comparison',
  'type.transcription': 'Transcription',
  'type.audiotranscription': 'Audio events',
  'type.textcollection': 'Form',
  'type.datacollection': 'Data collection',
  'type.documenttranscription': 'Documents',
} as const;

const useText = textOf(typeMessages);

/** The words for a task type; a type we have no words for stands for itself. */
export function useTypeName(): (type: string) => string {
  const t = useText();
  return (type) => (`type.${type}` in typeMessages ? t(`type.${type}` as keyof typeof typeMessages) : type);
}
