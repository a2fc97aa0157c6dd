import { useCallback } from 'react';
import type { Finding } from '../annotation/document/problems';
import { useText, type WorkspaceWords } from '../messages/workspace';

/** What is wrong, in words, with the bound that was missed. */
export function useProblemText(): (finding: Finding) => string {
  const t = useText();
  return useCallback(({ code, bounds }) => {
    const id = code === 'out_of_range' && bounds ? rangeWords(bounds) : code === 'too_few' || code === 'too_many' || code === 'too_short' || code === 'too_long' || code === 'not_a_step' ? (bounds ? `problem.${code}` : 'problem.other') : `problem.${code}`;
    return t(id as keyof WorkspaceWords & string, { min: bounds?.min, max: bounds?.max, step: bounds?.step, code });
  }, [t]);
}

const far = 1e7;

/** Bounds that are only there to keep numbers sane are not worth telling. */
function rangeWords({ min, max }: NonNullable<Finding['bounds']>): string {
  const told = (bound: typeof min) => bound !== undefined && bound !== '' && !(typeof bound === 'number' && Math.abs(bound) >= far);
  return told(min) && told(max) ? 'problem.out_of_range' : told(min) ? 'problem.below' : told(max) ? 'problem.above' : 'problem.other';
}
