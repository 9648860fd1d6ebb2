import { isBlank } from '../../markdown/line-forms.ts';
import type { FenceBlock, Structure } from '../../markdown/structure.ts';
import { type GeneratedBlock, type Page, type Reference, slipOf, suggestion } from '../../model/index.ts';
import { anchorMaker } from './anchors.ts';
import type { SplitPage } from './front-matter.ts';
import { parseGeneratedBlock } from './generated-block.ts';
import { readSections } from './read-sections.ts';
import type { Report } from './report.ts';

/** The page that a Markdown file makes. Places are in the file, front matter counted. */
export function pageOf(
  path: string,
  split: SplitPage,
  structure: Structure,
  report: Report,
  isItem: (line: number) => boolean = () => false,
): Page {
  const { frontMatter, text, textLine } = split;
  const placeOf = ({ line, column, endLine }: { line: number; column: number; endLine?: number }) => ({
    file: path,
    line: line + textLine - 1,
    column,
    ...(endLine === undefined ? {} : { endLine: endLine + textLine - 1 }),
  });
  const anchorOf = anchorMaker();
  const lines = text.split('\n');
  const sections = readSections(structure, lines, (line) => isItem(line + textLine - 1));
  const headings = structure.headings.map((heading) => ({
    depth: heading.depth,
    text: heading.text,
    anchor: anchorOf(heading.text),
    place: placeOf({ line: heading.line, column: heading.column }),
    ...sections.get(heading),
  }));
  const taken = new Set(headings.map(({ anchor }) => anchor));
  const anchors = structure.anchors.flatMap(({ name, ...position }) => {
    if (taken.has(name)) return [];
    taken.add(name);
    return [{ anchor: name, place: placeOf(position) }];
  });
  const numbered = new Map(structure.numbered.map((list) => [list.line, list]));
  const listBelow = ({ endLine }: FenceBlock): Pick<GeneratedBlock, 'list'> => {
    let line = endLine + 1;
    while (line <= lines.length && isBlank(lines[line - 1] as string)) line++;
    const entries = numbered.get(line)?.entries;
    return entries ? { list: entries.map((entry) => ({ text: entry.text, place: placeOf(entry) })) } : {};
  };
  const title = headings.find(({ depth }) => depth === 1) ?? headings[0];
  for (const fence of structure.fences) reportNearFence(fence, textLine, report);
  const fences = (language: string) => structure.fences.filter((fence) => fence.language === language);
  return {
    path,
    frontMatter,
    title: title?.text || (path.split('/').at(-1) as string),
    text,
    textLine,
    headings,
    ...(anchors.length > 0 && { anchors }),
    blocks: fences('dossier').flatMap((fence): GeneratedBlock[] => {
      const block = parseGeneratedBlock(fence.value);
      if (block) return [{ ...block, place: placeOf(fence), ...listBelow(fence) }];
      reportBlock(fence, textLine, report);
      return [];
    }),
    diagrams: fences('mermaid').map((fence) => ({ text: fence.value, place: placeOf(fence) })),
    references: structure.links
      .filter(({ target }) => isOfProject(target))
      .map(
        ({ kind, target, text: label, line, column }): Reference => ({
          kind,
          target,
          text: label,
          place: placeOf({ line, column }),
        }),
      ),
  };
}

/** Not an address with a scheme or a host. A single letter before a colon is a Windows drive, which the link check refuses. */
function isOfProject(target: string): boolean {
  return target !== '' && !/^[A-Za-z][A-Za-z0-9+.-]+:/.test(target) && !/^(?:\/\/|\\\\)/.test(target);
}

/**
 * Tells of a fence whose language is a slip of `dossier`, so that its line would be shown as an example.
 * @implements SRS-3480
 */
function reportNearFence({ language, line, column }: FenceBlock, textLine: number, report: Report): void {
  if (slipOf(language, ['dossier']) === undefined) return;
  report.add(
    'near-name',
    { line: line + textLine - 1, column },
    {
      message: `The fence is of the language "${language.slice(0, 60)}"; nothing is generated in its place.`,
      hint: suggestion('dossier'),
    },
  );
}

function reportBlock({ value, line, column }: FenceBlock, textLine: number, report: Report): void {
  const shown = value.trim().split('\n')[0]?.slice(0, 60) ?? '';
  report.add(
    'generated-block',
    { line: line + textLine - 1, column },
    {
      message:
        shown === ''
          ? 'The dossier block is empty.'
          : `The dossier block does not read as a name and parameters: ${shown}`,
      hint: 'Write one line such as `trace-matrix from=HAZ to=TST title="Hazards to tests"`, each key once.',
    },
  );
}
