import { sha256Of } from '../../model/index.ts';

/**
 * Takes the styles out of the drawings of a page, so that the page's policy may refuse every inline style.
 * `<style>` elements become rules of a style sheet (a drawing's rules are bound to its ID already), `style` attributes become classes
 * whose declarations win as an attribute would.
 * @param content HTML in which only our own cleaned drawings hold `<svg`; their attributes and texts escape `<` and `>`
 * @returns the HTML without inline styles, and the style sheet; empty when there was nothing to take
 */
export function liftStyles(content: string): { content: string; css: string } {
  if (!content.includes('<style') && !content.includes(' style="')) return { content, css: '' };
  const rules = new Set<string>();
  const lifted = content.replace(/<svg[\s>][\s\S]*?<\/svg>/g, (drawing) =>
    drawing
      .replace(/<style[^<>]*>([^<]*)<\/style>/g, (_, css: string) => {
        rules.add(unescapeXml(css));
        return '';
      })
      .replace(/<[a-zA-Z][^<>]*\sstyle="[^"]*"[^<>]*>/g, (tag) => {
        const style = unescapeXml(/\sstyle="([^"]*)"/.exec(tag)?.[1] ?? '');
        const bare = tag.replace(/\sstyle="[^"]*"/, '');
        const declarations = weighty(style);
        if (declarations === '') return bare;
        const name = `s${sha256Of(declarations).slice(0, 10)}`;
        rules.add(`.${name}{${declarations}}`);
        return /\sclass="/.test(bare)
          ? bare.replace(/\sclass="/, ` class="${name} `)
          : bare.replace(/^<[a-zA-Z]+/, (start) => `${start} class="${name}"`);
      }),
  );
  return { content: lifted, css: [...rules].join('\n') };
}

/** The declarations of a `style` attribute, made to win over rules as they did where they stood. */
function weighty(style: string): string {
  return style
    .replace(/[{}<>]|\/\*/g, '')
    .split(';')
    .map((declaration) => declaration.trim())
    .filter((declaration) => declaration.includes(':'))
    .map((declaration) => (declaration.includes('!important') ? declaration : `${declaration}!important`))
    .join(';');
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
