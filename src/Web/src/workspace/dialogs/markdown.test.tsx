import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './markdown';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);
const p = (inner: string) => `<p class="guidelines-text">${inner}</p>`;

describe('guidelines in Markdown', () => {
  it('are bold, italic and code where they say so', () => {
    expect(html('Draw **all** lamps, *not* __their__ _light_; key `B`.')).toBe(p('Draw <strong>all</strong> lamps, <em>not</em> <strong>their</strong> <em>light</em>; key <code>B</code>.'));
  });

  it('have paragraphs, headings and lists', () => {
    expect(html('# Lamps\nOn and off.\n- one\n- two,\n  or more\n\n1. first\n2) second\n\nEnd.')).toBe(
      `<h3>Lamps</h3>${p('On and off.')}<ul class="guidelines-list"><li>one</li><li>two, or more</li></ul><ol class="guidelines-list"><li>first</li><li>second</li></ol>${p('End.')}`,
    );
  });

  it('lead nowhere and are no HTML', () => {
    expect(html('[the rules](javascript:alert(1)) [site](https://x.org/a) <b onclick="x">b</b>')).not.toMatch(/<a|<b|href/);
    expect(html('[site](https://x.org/a)')).toBe(p('site (https://x.org/a)'));
  });

  it('stay as they are where signs mean nothing', () => {
    for (const plain of ['2 * 3 * 4', 'snake_case_name', '**open', 'a ** b ** c', '*', '-5 degrees']) expect(html(plain)).toBe(p(plain));
    expect(html('one\ntwo')).toBe(p('one\ntwo'));
  });

  it('of any size are read at once', () => {
    const begun = performance.now();
    for (const sign of ['*', '_', '`', '[', '**a', '[a](']) html(sign.repeat(20_000));
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
