import type { Nodes, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { finish, notePrefix } from './finish.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { renderQuickly } from './quick.ts';

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * Renders Markdown as HTML that may stand in a page of ours: sanitised, every link and image resolved by the output's addresses.
 * @implements SRS-1301
 */
export function renderMarkdown(text: string, context: MarkdownContext): string {
  return renderQuickly(text, context, (part, firstLine) => renderWithRemark(part, { ...context, firstLine }));
}

/** The same through remark for the whole text: what `renderMarkdown` has to agree with. */
export function renderWithRemark(text: string, context: MarkdownContext): string {
  const tree = toHast(processor.parse(text), {
    allowDangerousHtml: context.allowHtml,
    clobberPrefix: notePrefix(context.page),
    footnoteLabel: context.words('Footnotes'),
    footnoteBackLabel: context.words('Back to the text'),
  }) as Root;
  // With the file at hand `raw` keeps the places of headings, rows and fences, by which anchors, items and blocks are found.
  const whole = context.allowHtml ? (raw(tree, { file: new VFile(text) }) as Root) : tree;
  const safe = sanitize(whole as Nodes, schema) as Root;
  finish(safe, context);
  return escapeAngles(toHtml(safe, { allowDangerousHtml: true }));
}

/**
 * Escapes `<` and `>` in attribute values, where HTML would allow them: what numbers headings, names tables or moves a document
 * into a PDF then knows a tag by its brackets, and an alternative text cannot imitate one.
 */
function escapeAngles(html: string): string {
  return html.replace(/<[a-zA-Z][^"<>]*(?:"[^"]*"[^"<>]*)+>/g, (tag) =>
    tag.replace(/"[^"]*"/g, (value) => value.replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  );
}

/** GitHub's list without what only raw HTML can bring; addresses are checked again when they are resolved. */
const schema: Schema = {
  ...defaultSchema,
  clobberPrefix: '',
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'], src: [] },
  attributes: {
    ...defaultSchema.attributes,
    code: [['className', /^language-[\w+#.-]+$/]],
    '*': (defaultSchema.attributes?.['*'] ?? []).filter((name) => name !== 'name' && name !== 'itemProp'),
  },
};
