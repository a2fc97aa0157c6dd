import { expect, test } from 'vitest';
import { listOf, skillsOf, textOfSkills } from './lists';

test('skills are read as they are written', () => {
  const skills = [{ name: 'cats', level: 3 }, { name: 'left handed', level: 1 }];
  expect(skillsOf(textOfSkills(skills))).toEqual(skills);
  expect(skillsOf('dogs, mp3 99')).toEqual([{ name: 'dogs', level: 1 }, { name: 'mp3', level: 10 }]);
  expect(listOf(' a ,, b\na')).toEqual(['a', 'b']);
});
