import { idSyntax } from '../../src/config/index.ts';
import { renderMarkdown } from '../../src/documents/markdown/index.ts';

const types = { SRS: { title: 'Requirement', plural: 'Requirements', prefixes: ['SRS'] } };
const none = (): undefined => undefined;
export const pageContext = {
  page: 'content/a.md',
  firstLine: 1,
  ids: idSyntax(types),
  language: '',
  t: (text: string) => text,
  allowHtml: false,
  addresses: {
    item: () => '#x',
    page: none,
    document: none,
    asset: none,
    element: none,
    source: none,
  },
  anchorAt: none,
  itemsAt: () => [],
  block: () => '',
  placeOf: () => undefined,
  diagram: () => '',
};

const sentence =
  'The software shall raise the alarm within 250 ms after the pressure leaves its limits, and write it into the journal.';
export const itemsText = (count: number): string =>
  Array.from(
    { length: count },
    (_, number) =>
      `### SRS-${number} Alarm of pump ${number}\n\n- rationale: The user has to be told in time.\n\n${sentence} ${sentence}\n\n`,
  ).join('');

/** What people write into pages of prose, and what it may cost; the last two take a call of remark. */
const additions: readonly [name: string, text: string, limit: number][] = [
  ['one <', 'The value is < 5 mmHg.\n', 1.5],
  ['a fence', '```ts\nconst a = 1;\n```\n', 1.5],
  ['a generated block', '```dossier\nitem-table type=SRS\n```\n', 1.5],
  ['a blank at the end of a line', 'The value is \nlow.\n', 1.5],
  ['a tab', 'The value\tis low.\n', 1.5],
  ['a line of HTML', 'The value is <b>low</b>.\n', 2],
  ['a footnote', 'The value is low.[^1]\n\n[^1]: In mmHg.\n', 2.5],
];

/** What one such addition costs a page of so many items, as a ratio to the page without it; a line of text each. */
export function measurePages(count: number): string {
  const page = itemsText(count);
  const plain = median(() => renderMarkdown(page, pageContext));
  const rows = additions.map(([name, text, limit]) => {
    const ratio = median(() => renderMarkdown(page + text, pageContext)) / plain;
    const met = ratio <= limit ? 'met' : 'NOT MET';
    return `page with ${name} : plain page  ${ratio.toFixed(2)}  (at most ${limit}: ${met})\n`;
  });
  return `\nPages of ${count} items, ${plain.toFixed(1)} ms each\n${rows.join('')}`;
}

/** Milliseconds of the processor, so that a busy machine counts for nothing. */
function median(task: () => unknown): number {
  const times = Array.from({ length: 41 }, () => {
    const before = process.cpuUsage().user;
    for (let round = 0; round < 10; round++) task();
    return (process.cpuUsage().user - before) / 10_000;
  });
  return times.sort((a, b) => a - b)[20] as number;
}
