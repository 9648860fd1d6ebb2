import type { Language, Part } from './language.ts';
import { cComments, css, javascript } from './language-pieces.ts';

const script: Language = { name: 'javascript', extensions: [], ...javascript };
const sheet: Language = { name: 'css', extensions: [], ...css };
const elements: Language = {
  name: 'elements',
  extensions: [],
  lineComments: [],
  // The second one is that of templates with expressions in braces.
  blockComments: [
    { open: '<!--', close: '-->' },
    { open: '{/*', close: '*/}' },
  ],
  literals: [],
  layout: 'statements',
};
const markup = {
  lineComments: javascript.lineComments,
  blockComments: [...cComments.blockComments, ...elements.blockComments],
  literals: javascript.literals,
  layout: javascript.layout,
  lineEndsStatement: true,
};

/**
 * Languages whose files are elements with scripts and sheets of style between them.
 * @implements SRS-3552
 */
export const markupLanguages: Language[] = [
  { name: 'vue', extensions: ['vue'], ...markup, parts: partsOf },
  { name: 'svelte', extensions: ['svelte'], ...markup, parts: partsOf },
  { name: 'astro', extensions: ['astro'], ...markup, parts: partsOfAstro },
  { name: 'html', extensions: ['html', 'htm', 'xhtml'], ...markup, parts: partsOf },
  {
    name: 'xml',
    extensions: (
      'xml xsd xsl xslt xaml axaml fxml ui qrc storyboard xib plist csproj vbproj fsproj vcxproj props targets' +
      ' urdf launch'
    ).split(' '),
    ...markup,
    parts: partsOf,
  },
];

/** Longest list of attributes of an element that holds a script. */
const longestAttributes = 2000;

/** The elements `script` and `style` with what is in them, and what lies around; none in comments. What stays open ends with the text. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const add = (end: number, language: Language): void => {
    if (end > at) parts.push({ start: at, end, language, isScript: language === script });
    at = end;
  };
  const opening = /<!--|<(script|style)(?=[\s>])/gi;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const name = match[1]?.toLowerCase();
    if (name === undefined) {
      const end = text.indexOf('-->', match.index);
      if (end < 0) break;
      opening.lastIndex = end;
      continue;
    }
    const attributes = /^(?:"[^"]*"|'[^']*'|[^"'<>])*>/.exec(
      text.slice(opening.lastIndex, opening.lastIndex + longestAttributes),
    )?.[0];
    if (attributes === undefined || attributes.endsWith('/>')) continue;
    add(opening.lastIndex + attributes.length, elements);
    const closing = name === 'script' ? /<\/script/gi : /<\/style/gi;
    closing.lastIndex = at;
    add(closing.exec(text)?.index ?? text.length, name === 'script' ? script : sheet);
    opening.lastIndex = at;
  }
  add(text.length, elements);
  return parts;
}

/** Astro: a script between two lines `---` at the start, then elements. */
function partsOfAstro(text: string): Part[] {
  const [head, open = ''] = /^(\s*---[ \t]*\n)[\s\S]*?\n---/.exec(text) ?? [];
  if (head === undefined) return partsOf(text);
  const end = head.length - '---'.length;
  return [
    { start: 0, end: open.length, language: elements, isScript: false },
    { start: open.length, end, language: script, isScript: true },
    ...partsOf(text.slice(end)).map((part) => ({ ...part, start: part.start + end, end: part.end + end })),
  ];
}
