import type { Json } from '../json';
import type { AnnotationIndex } from './annotationIndex';
import type { Report } from './report';

/** No label here: the rule stands outside of annotations. */
export const noLabel = -1;

/** The label here is none of the taxonomy's: told already, and nothing that depends on it is told again. */
export const unknownLabel = -2;

/** What the rules of one response share while it is checked. */
export interface CheckContext {
  readonly report: Report;
  /** The task's own text, which spans lie in; null where it is not at hand. */
  readonly text: string | null;
  label: number;
  extent: { readonly width: number; readonly height: number } | null;
  self: Json | undefined;
  annotations: AnnotationIndex | null;
  group: number;
}

/** What one place of a response must be. The verdicts are the server's (src/Domain/Taxonomy): a shared fixture holds both to them. */
export interface Rule {
  readonly kind: string;
  check(value: Json, context: CheckContext): void;
}
