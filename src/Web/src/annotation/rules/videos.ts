import { isObject, isText, type Json, type JsonObject } from '../json';
import type { AnnotationListRule, AnnotationRule } from './annotations';
import { Choices } from './choices';
import { limits } from './limits';
import { noLabel, unknownLabel, type CheckContext, type Rule } from './rule';
import { checkItems, list, member, object, readMembers } from './structure';
import { choice } from './values';

export interface FrameListRule extends Rule {
  readonly kind: 'frames';
  readonly frame: AnnotationListRule;
}

/** A video frame by frame: one `{"annotations": […]}` for each; the same uuid in several frames is the same object. */
export function frameList(frame: AnnotationListRule): FrameListRule {
  const members = [member('annotations', frame)];
  return {
    kind: 'frames',
    frame,
    check(value, context) {
      checkItems(value, 0, limits.maxFrames, context, (item, number) => {
        const values = readMembers(members, item, context);
        if (!values) return;
        if (values[0] === undefined) return context.report.addAt('annotations', 'required');
        context.group = number;
        context.report.at('annotations', () => frame.check(values[0]!, context));
        context.group = 0;
      });
    },
  };
}

export interface TrackMapRule extends Rule {
  readonly kind: 'tracks';
  readonly kinds: readonly AnnotationRule[];
}

/** Objects through a video, by uuid: `{"label", "geometry", "frames": [{"key", …}]}` with growing keys. */
export function trackMap(kinds: readonly AnnotationRule[]): TrackMapRule {
  const tracks = kinds.map((k) =>
    object([
      member('label', choice(k.labels, 'unknown_label')),
      member('geometry', choice(new Choices([k.shape.type]), 'unknown_type')),
      member('frames', list(k, 1, limits.maxFrames)),
    ]),
  );
  return {
    kind: 'tracks',
    kinds,
    check(value, context) {
      if (!isObject(value)) return context.report.add('wrong_type');
      Object.entries(value).forEach(([uuid, track], i) => {
        if (context.report.isFull || track === undefined) return;
        context.report.at(uuid, () => {
          if (i >= limits.maxItems) context.report.add('too_many', { max: limits.maxItems });
          else if (!isText(uuid) || uuid.length === 0 || uuid.length > limits.maxUuid) context.report.add('bad_format');
          else checkTrack(track, context);
        });
      });
    },
  };

  function checkTrack(track: Json, context: CheckContext): void {
    const at = Math.max(0, kinds.findIndex((k) => isObject(track) && track.geometry === k.shape.type));
    context.label = isObject(track) && track.label !== undefined ? kinds[at]!.labelOf(track.label) : unknownLabel;
    const before = context.report.count;
    tracks[at]!.check(track, context);
    context.label = noLabel;
    if (context.report.count === before) checkKeys((track as JsonObject).frames as readonly { key: number }[], context);
  }
}

function checkKeys(frames: readonly { key: number }[], { report }: CheckContext): void {
  let last = -1;
  frames.forEach(({ key }, i) => {
    if (key <= last) report.at('frames', () => report.at(i, () => report.addAt('key', key === last ? 'duplicate' : 'bad_shape')));
    last = key;
  });
}
