import type { PersonView } from '../../api/metrics';

/** Whether a person is called this, or has a skill called this; every word must be found somewhere. */
export function isLike({ name, email, skills }: Pick<PersonView, 'name' | 'email' | 'skills'>, search: string): boolean {
  const text = [name, email ?? '', ...skills.map((skill) => skill.name)].join('\n').toLocaleLowerCase();
  return search.toLocaleLowerCase().split(/\s+/).every((word) => text.includes(word));
}
