import { limits } from './limits';

/** Stable codes of what is wrong with a response; docs/taxonomy.md tells their meaning. */
export type ProblemCode =
  | 'required' | 'wrong_type' | 'unknown_field' | 'unknown_label' | 'unknown_choice' | 'unknown_type' | 'unknown_annotation'
  | 'not_applicable' | 'not_allowed' | 'out_of_range' | 'not_a_step' | 'too_few' | 'too_many' | 'too_short' | 'too_long'
  | 'duplicate' | 'bad_format' | 'bad_shape' | 'malformed';

export type Step = string | number;

/** Numbers that a message about the problem needs: the bound that was missed, and what was given. */
export interface Bounds {
  readonly min?: number | string;
  readonly max?: number | string;
  readonly step?: number;
}

export interface Problem {
  readonly path: string;
  readonly code: ProblemCode;
  readonly steps: readonly Step[];
  readonly bounds?: Bounds;
}

/** Longest key shown in a path, in characters. */
const maxShownKey = 60;

/** Collects problems with their paths, in the same words as the server's report. */
export class Report {
  readonly problems: Problem[] = [];
  private readonly steps: Step[] = [];

  constructor(private readonly root = 'response') {}

  get count(): number {
    return this.problems.length;
  }

  get isFull(): boolean {
    return this.problems.length >= limits.maxProblems;
  }

  add(code: ProblemCode, bounds?: Bounds): void {
    if (!this.isFull) this.problems.push({ path: pathText(this.root, this.steps), code, steps: [...this.steps], ...(bounds && { bounds }) });
  }

  addAt(step: Step, code: ProblemCode, bounds?: Bounds): void {
    this.at(step, () => this.add(code, bounds));
  }

  at(step: Step, act: () => void): void {
    this.steps.push(step);
    act();
    this.steps.pop();
  }
}

export function pathText(root: string, steps: readonly Step[]): string {
  let text = root;
  for (const step of steps)
    if (typeof step === 'number') text += `[${step}]`;
    else if (step.length <= maxShownKey && /^[A-Za-z_][A-Za-z0-9_]*$/.test(step)) text += text ? `.${step}` : step;
    else text += `["${shown(step).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"]`;
  return text;
}

function shown(key: string): string {
  if (key.length <= maxShownKey) return key;
  const last = key.charCodeAt(maxShownKey - 1);
  return key.slice(0, last >= 0xd800 && last < 0xdc00 ? maxShownKey - 1 : maxShownKey) + '…';
}

/** The steps of a path that the server wrote, without its root. */
export function stepsOf(path: string): readonly Step[] {
  const steps: Step[] = [];
  for (const [, plain, index, quoted] of path.replace(/^response\.?/, '').matchAll(/([A-Za-z_][A-Za-z0-9_]*)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/g))
    steps.push(index !== undefined ? Number(index) : (plain ?? quoted!.replace(/\\(.)/g, '$1')));
  return steps;
}
