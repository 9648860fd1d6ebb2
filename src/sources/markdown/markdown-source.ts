import { drawnElements } from '../../markdown/html.ts';
import { readStructure } from '../../markdown/read-structure.ts';
import { byPosition, type Refusal, type Structure } from '../../markdown/structure.ts';
import { type Facts, noFacts } from '../../model/index.ts';
import { matchesPath } from '../path-patterns.ts';
import type { Source, SourceContext, SourceFile } from '../source.ts';
import { decodeText } from './decode.ts';
import { type FileScope, quoting } from './file-scope.ts';
import { reportFrontItems } from './front-items.ts';
import { type SplitPage, splitFrontMatter } from './front-matter.ts';
import { readHeadingItems } from './heading-items.ts';
import { reportLooseRelations } from './loose-relations.ts';
import { mentionsOf } from './mentions.ts';
import { reportNearEntries } from './near-entries.ts';
import { pageOf } from './page.ts';
import { type Report, reportFor } from './report.ts';
import { readTableItems } from './table-items.ts';
import { reportUnregistered } from './unregistered.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Reads Markdown files: items, links, mentions, pages, and findings of the rules in `rules`. */
export const markdownSource: Source = {
  read: readMarkdown,
};

/** Names of Markdown files; one without an ending, such as README, is taken for one. */
const markdownName = /(?:^|\/)[^/.]+$|\.(?:md|mdx|markdown|mdown|mkdn?|mdwn)$/i;

/** @implements SRS-3353 */
function readMarkdown({ path, bytes }: SourceFile, context: SourceContext): Facts {
  const report = reportFor(path);
  if (!markdownName.test(path)) {
    report.add(
      'no-markdown',
      { line: 1, column: 1 },
      {
        message: `${path} is matched by \`sources.markdown\`, but is no Markdown; it was not read.`,
        hint: 'Narrow the pattern to Markdown files (`docs/**/*.md`), or turn the file into Markdown.',
      },
    );
    return { ...noFacts(), findings: report.findings };
  }
  const decoded = decodeText(bytes, context.settings.maximumFileSize, report);
  if (decoded === undefined) return { ...noFacts(), findings: report.findings };
  return readPage(path, splitFrontMatter(decoded, report), context, report);
}

/** Facts of a page whose front matter is off. */
export function readPage(
  path: string,
  split: SplitPage,
  context: SourceContext,
  report = reportFor(path),
): Facts {
  const { structure, refusals } = readStructure(split.text);
  for (const refusal of refusals) reportRefusal(refusal, split.textLine, report);
  if (refusals.some(({ reason }) => reason !== 'too-large'))
    return { ...noFacts(), findings: report.findings };
  reportLosses(structure, split.textLine, context, report);
  const scope: FileScope = {
    path,
    lines: split.text.split('\n'),
    textLine: split.textLine,
    structure,
    context,
    vocabulary: vocabularyOf(context),
    report,
    items: [],
    links: [],
    quoted: { items: [], links: [] },
    described: new Set(),
    struck: [],
    isQuote: false,
  };
  if (definesItems(split.frontMatter)) {
    const read = matchesPath(context.settings.quotes, path) ? quoting(scope) : scope;
    readHeadingItems(read);
    readTableItems(read);
    if (!read.isQuote) {
      reportNearEntries(read);
      reportUnregistered(read);
      reportLooseRelations(read);
      reportFrontItems(split.frontMatter, read);
    }
  }
  const { links, quoted, described } = scope;
  const items = ownItems(scope);
  for (const list of [items, links, quoted.items, quoted.links])
    list.sort((a, b) => byPosition(a.place, b.place));
  const itemLines = new Set([...items, ...quoted.items].map(({ place }) => place.line));
  return {
    ...noFacts(),
    items,
    links,
    quotedItems: quoted.items,
    quotedLinks: quoted.links,
    mentions: mentionsOf(scope),
    pages: [
      {
        ...pageOf(path, split, structure, report, (line) => itemLines.has(line)),
        ...(described.size === 0 ? {} : { described: [...described].sort((a, b) => a - b) }),
      },
    ],
    findings: report.findings,
  };
}

/**
 * The items without those that bear an ID of another project: what it says of them is in its release.
 * @implements SRS-3820
 */
function ownItems({ items, context: { ids }, report }: FileScope): Facts['items'] {
  if (!items.some(({ id }) => ids.isForeign(id))) return items;
  for (const { id, place } of items)
    if (ids.isForeign(id))
      report.add('foreign-item', place, {
        message: `${id} is an item of another project, and is defined here as if it were ours.`,
        hint: 'Name it in a relation of an item of yours, such as `implemented by`; begin a heading or row that speaks of it with other words.',
        item: id,
      });
  return items.filter(({ id }) => !ids.isForeign(id));
}

/** A page says `items: off` when it only repeats IDs, in a matrix written by hand for example. */
function definesItems(frontMatter: Record<string, unknown>): boolean {
  return frontMatter.items !== 'off' && frontMatter.items !== false;
}

function reportRefusal({ reason, line }: Refusal, textLine: number, report: Report): void {
  const position = { line: line + textLine - 1, column: 1 };
  if (reason === 'too-deep') {
    report.add('nesting-too-deep', position, {
      message: 'Quotes or lists stand in one another more than 100 times here; the page was not read.',
      hint: 'Write the page with less nesting.',
    });
  } else if (reason === 'too-long') {
    report.add('page-too-long', position, {
      message: 'More than 20,000 lines with markup that is not plain end here; the page was not read.',
      hint: 'Divide the page into several.',
    });
  } else {
    report.add('block-too-large', position, {
      message:
        'A paragraph of more than 50,000 characters with markup in it ends here; the block around it was not read.',
      hint: 'Divide the text with blank lines.',
    });
  }
}

/**
 * What stands in the source and would not be drawn as it was meant. One finding a line is enough.
 * @implements SRS-213, SRS-215
 */
function reportLosses(
  { html, extraCells }: Structure,
  textLine: number,
  { settings }: SourceContext,
  report: Report,
): void {
  const lines = new Set<number>();
  for (const { line, column, source } of settings.html ? [] : html) {
    if (lines.has(line)) continue;
    lines.add(line);
    const shown = source.split('\n')[0]?.slice(0, 60) ?? '';
    report.add(
      'html-as-text',
      { line: line + textLine - 1, column },
      {
        message: `The HTML ${shown} is shown as text.`,
        hint: `Write it in Markdown, or in code signs where it is meant as text. Drawn as they are: ${drawnElements.join(', ')}. All HTML is let through, sanitised, by \`output.html: true\`.`,
      },
    );
  }
  for (const { line, column, cells, columns } of extraCells)
    report.add(
      'table-extra-cell',
      { line: line + textLine - 1, column },
      {
        message: `The row has ${cells} cells, the head of its table ${columns}: what stands from here on is not shown.`,
        hint: 'Write \\| for a bar that is text, or give the table another column.',
      },
    );
}
