import { isBlank } from '../../markdown/line-forms.ts';
import type { HeadingBlock, ListBlock, Structure } from '../../markdown/structure.ts';
import { type Heading, namesOfVariants, sectionWordOf } from '../../model/index.ts';

/** What is known of a heading's section besides the heading. */
type Section = Pick<Heading, 'empty' | 'covers' | 'notApplicable' | 'appliesTo'>;

/** What the lines between a heading and the next one hold. */
interface Own extends Section {
  /** Some text, table, drawing, code or generated part. */
  filled: boolean;
}

/**
 * Reads what stands below each heading: whether there is anything, which clauses it covers, which variants it is for, whether it says that it does not apply.
 * @param isItem whether an item is defined at a line of the text; an item is content even without a text of its own
 * @implements SRS-2105
 */
export function readSections(
  { headings, lists }: Structure,
  lines: readonly string[],
  isItem: (line: number) => boolean,
): Map<HeadingBlock, Section> {
  const listAt = new Map(lists.map((list) => [list.line, list]));
  const own = headings.filter(({ container }) => container === 'page');
  const sections = new Map<HeadingBlock, Section>();
  // Read backwards: for each depth, whether a heading of it that nothing above has closed yet has content.
  const filledAt = Array<boolean>(7).fill(false);
  let end = lines.length;
  for (const heading of own.toReversed()) {
    const { filled, ...section } = readOwn(heading, end, lines, listAt);
    const whole = filled || isItem(heading.line) || filledAt.slice(heading.depth + 1).some(Boolean);
    filledAt.fill(false, heading.depth + 1);
    filledAt[heading.depth] ||= whole || section.notApplicable !== undefined;
    if (whole) delete section.notApplicable;
    sections.set(heading, {
      ...section,
      ...(whole || section.notApplicable !== undefined ? {} : { empty: true }),
    });
    end = heading.line - 1;
  }
  return sections;
}

/** @param end last line before the next heading (1-based) */
function readOwn(
  heading: HeadingBlock,
  end: number,
  lines: readonly string[],
  listAt: ReadonlyMap<number, ListBlock>,
): Own {
  let line = nextContent(lines, heading.endLine + 1, end);
  const list = listAt.get(line);
  const read = (list && list.endLine <= end && readWords(list)) || readComment(lines[line - 1] ?? '');
  if (read) line = nextContent(lines, (list?.endLine ?? line) + 1, end);
  const rest = lines.slice(line - 1, end).filter((each) => !isBlank(each) && !comment.test(each));
  const text = rest.length <= 2 ? rest.join(' ').trim() : '';
  if (rest.length === 0 || placeholder.test(text)) return { filled: false, ...read };
  if (bareNotApplicable.test(text)) return { filled: false, notApplicable: '', ...read };
  return { filled: true, ...read };
}

/** A list of nothing but the words for sections: `covers: 7.2.2.5`, `not-applicable: reason`, `applies-to: adult`. */
function readWords(list: ListBlock): Section | undefined {
  const section: Section = {};
  for (const { text, isPlain } of list.entries) {
    const said = isPlain ? sectionWordOf(text) : undefined;
    if (said?.value === undefined) return undefined;
    if (said.word === 'covers') section.covers = [...(section.covers ?? []), ...readCovers(said.value)];
    else if (said.word === 'applies-to') {
      const names = namesOfVariants(said.value);
      if (names) section.appliesTo = names;
    } else section.notApplicable = said.value;
  }
  return section;
}

/** The same where readers shall not see it: `<!-- covers: 7.2.2.5 -->`. */
function readComment(line: string): Section | undefined {
  const value = /^<!--\s*covers\s*:([^<>]{1,200})-->\s*$/i.exec(line)?.[1];
  return value === undefined ? undefined : { covers: readCovers(value) };
}

/** Clauses as written, with or without brackets around the list. */
export function readCovers(value: string): string[] {
  return value
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function nextContent(lines: readonly string[], line: number, end: number): number {
  let next = line;
  while (next <= end && isBlank(lines[next - 1] as string)) next++;
  return next;
}

const comment = /^<!--[^<>]*-->\s*$/;
const placeholder =
  /^[*_[(]*(?:tbd|tba|tbc|todo|to do|to be (?:done|written|defined|added)|fixme|xxx|\.{3}|…)[*_\])]*[.:!]*$/i;
/** English, German, French, Spanish, Italian. */
const bareNotApplicable =
  /^[*_]*(?:n\/?a|not applicable|none applicable|does not apply|nicht (?:zutreffend|anwendbar)|entfällt|non applicable|sans objet|no (?:aplica|aplicable|procede)|non applicabile)[*_]*[.:!]*$/i;
