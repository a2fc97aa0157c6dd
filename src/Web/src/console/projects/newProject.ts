import { useSession } from '../../api/session';
import type { Body } from '../../api/wire';
import { noteName, type Note } from '../../drafts/notes';
import { templates, type Template } from './templates';

export const workforces = ['studio', 'rapid', 'standard'] as const;
export type Workforce = (typeof workforces)[number];

/** What the wizard asks; the taxonomy comes from the template and is edited afterwards. */
export interface Answers {
  readonly template: Template['id'];
  readonly name: string;
  readonly instruction: string;
  readonly workforce: Workforce;
  readonly overlap: number;
  readonly reviews: number;
  readonly share: number;
  readonly minutes: number;
  readonly auto: boolean;
}

const templateOf = (id: string): Template => templates.find((template) => template.id === id) ?? templates[0]!;
const instructionOf = (template: Template) => String(template.params.instruction ?? '');

/** What a project of a template is begun with. */
export function begin(id: string): Answers {
  const template = templateOf(id);
  return { template: template.id, name: template.name, instruction: instructionOf(template), workforce: 'studio', overlap: 1, reviews: 0, share: 100, minutes: 30, auto: true };
}

/** Another template brings its own words; those of the person stay. */
export function withTemplate(answers: Answers, id: string): Answers {
  const [old, next] = [templateOf(answers.template), templateOf(id)];
  return {
    ...answers,
    template: next.id,
    name: answers.name === old.name ? next.name : answers.name,
    instruction: answers.instruction === instructionOf(old) ? instructionOf(next) : answers.instruction,
  };
}

/** The body of POST /v1/projects. */
export function bodyOf({ template, name, instruction, workforce, overlap, reviews, share, minutes, auto }: Answers): Body<'NewProject'> {
  const { type, params } = templateOf(template);
  return {
    type,
    name: name.trim(),
    rapid: workforce === 'rapid',
    studio: workforce === 'studio',
    params: { ...params, instruction },
    ...(overlap > 1 && { pipeline: 'consensus_task', consensus_attempts: overlap }),
    review_levels: reviews,
    ...(reviews > 0 && { review_share: share / 100 }),
    handle_seconds: minutes * 60,
    auto_accept: auto,
  };
}

const place = () => noteName(useSession.getState().session?.person.id ?? '', 'project');

/** What this person answered on an earlier visit, for a project that was not made yet; null when nothing. */
export function keptAnswers(): Answers | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place()) ?? 'null') as { answers?: Partial<Answers> } | null;
    const first = begin(kept?.answers?.template ?? '');
    return kept?.answers ? { ...first, ...kept.answers, template: first.template } : null;
  } catch {
    return null;
  }
}

/** With every change: a reload, a step back or a signing out loses none. */
export const keepAnswers = (answers: Answers): void =>
  localStorage.setItem(place(), JSON.stringify({ of: 'project', project: answers.name, at: Date.now(), answers } satisfies Note & { answers: Answers }));

/** The project was made, or its author let it go. */
export const dropAnswers = (): void => localStorage.removeItem(place());
