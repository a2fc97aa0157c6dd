import { isNumber, isText } from '../json';
import type { Choices } from './choices';
import { limits } from './limits';
import { unknownLabel, type Rule } from './rule';
import { number } from './values';

export interface LinkedRule extends Rule {
  readonly kind: 'linked';
  /** Indexes in the taxonomy's labels; empty for any. */
  readonly allowed: readonly number[];
  readonly labels: Choices;
}

/** An attribute whose value is the uuid of another annotation. */
export const linked = (allowed: readonly number[], labels: Choices): LinkedRule => ({
  kind: 'linked',
  allowed,
  labels,
  check(value, { report, annotations, self }) {
    const found = annotations?.find(value) ?? { number: -1, label: unknownLabel };
    if (typeof value !== 'string') report.add('wrong_type');
    else if (found.number < 0) report.add('unknown_annotation');
    else if (isText(self) && annotations!.find(self).number === found.number) report.add('not_allowed');
    else if (allowed.length > 0 && found.label !== unknownLabel && !allowed.includes(found.label)) report.add('not_allowed');
  },
});

export interface OffsetRule extends Rule {
  readonly kind: 'offset';
  readonly fromLeft: boolean;
}

const any = number(0, limits.maxCoordinate);

/** A line inside a box, as its distance in pixels from the left or the top of the box. */
export const offset = (fromLeft: boolean): OffsetRule => ({
  kind: 'offset',
  fromLeft,
  check(value, context) {
    const before = context.report.count;
    any.check(value, context);
    const side = context.extent && (fromLeft ? context.extent.width : context.extent.height);
    if (context.report.count === before && side !== null && isNumber(value) && value > side) context.report.add('out_of_range', { min: 0, max: side });
  },
});
