/** `a, b` as a list, without empty entries and repetitions. */
export const listOf = (text: string): string[] => [...new Set(text.split(/[,\n]/).map((part) => part.trim()).filter((part) => part !== ''))];

export interface Skill {
  name: string;
  level: number;
}

/** `cats 3, dogs`: a name and the least level, 1 when none is said. */
export const skillsOf = (text: string): Skill[] =>
  listOf(text).map((part) => {
    const [, name = part, level] = /^(.*?)\s+(\d{1,2})$/.exec(part) ?? [];
    return { name: name.trim(), level: Math.min(10, Math.max(1, Number(level ?? 1))) };
  });

export const textOfSkills = (skills: Skill[]): string => skills.map(({ name, level }) => `${name} ${level}`).join(', ');
