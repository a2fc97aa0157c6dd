const accents: Record<string, string> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ó', p: 'þ', q: 'ǫ', r: 'ŕ',
  s: 'š', t: 'ţ', u: 'ú', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž', A: 'Á', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'É', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'Í', J: 'Ĵ',
  K: 'Ķ', L: 'Ļ', M: 'Ṁ', N: 'Ñ', O: 'Ó', P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Û', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
};

/** English with accents and a third more length: what stays plain on the screen is not a message yet. */
export const PSEUDO = 'en-XA';
/** The same, from right to left. */
export const PSEUDO_RTL = 'ar-XB';

export const isPseudo = (locale: string): boolean => locale === PSEUDO || locale === PSEUDO_RTL;

/** Accents the words of an ICU message and leaves its arguments, plural keywords and tags alone. */
export function pseudo(message: string): string {
  const { text, letters } = walk(message, 0, true);
  return `[${text}${'·'.repeat(Math.ceil(letters / 3))}]`;
}

function walk(message: string, start: number, words: boolean): { text: string; letters: number; end: number } {
  let text = '', letters = 0, i = start;
  for (; i < message.length; i++) {
    const char = message[i]!;
    if (char === '}') break;
    if (char === '{') {
      const argument = readArgument(message, i);
      text += argument.text;
      i = argument.end;
    } else if (char === '<') {
      const end = message.indexOf('>', i);
      text += message.slice(i, end + 1);
      i = end;
    } else {
      text += words ? (accents[char] ?? char) : char;
      letters += words && char in accents ? 1 : 0;
    }
  }
  return { text, letters, end: i };
}

/** `{n}`, `{at, date, short}` as they are; the branches of `{n, plural, one {…} other {…}}` are words again. */
function readArgument(message: string, start: number): { text: string; end: number } {
  let text = '{', i = start + 1;
  for (; i < message.length && message[i] !== '}'; i++) {
    if (message[i] === '{') {
      const branch = walk(message, i + 1, true);
      text += `{${branch.text}}`;
      i = branch.end;
    } else text += message[i];
  }
  return { text: `${text}}`, end: i };
}
