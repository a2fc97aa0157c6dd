/** For tests: words on the screen that came through no message. What is named in such a test is named by numbers, so that every plain letter is one. */
export function plainWords(root: HTMLElement): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest('script, style, time, kbd, code, option')) continue;
    const text = withoutMessages(node.textContent!).replaceAll(/1@2\.3/g, '');
    if (/[a-z]{2,}/i.test(text)) found.push(text.trim());
  }
  return found;
}

/** A message may stand within another: the innermost goes first. */
function withoutMessages(text: string): string {
  const rest = text.replaceAll(/\[[^[\]]*\]/g, '');
  return rest === text ? text : withoutMessages(rest);
}
