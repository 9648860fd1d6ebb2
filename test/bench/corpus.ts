import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How many items of each type stand in a corpus of a given size; the shares of a class C project. */
const shares = { HAZ: 0.08, RC: 0.12, SRS: 0.35, SDS: 0.2, TST: 0.25 };

/** Items a Markdown page holds. */
const itemsAPage = 25;

/**
 * Writes a project with a whole chain HAZ → RC → SRS → SDS → code → TST → result of about `size` items below `directory`:
 * Markdown of 60 to 150 words an item with a table now and then, annotated TypeScript, JUnit results, configuration.
 * The same size gives the same bytes.
 */
export function writeCorpus(directory: string, size: number): void {
  const random = generator(size);
  const counts = Object.fromEntries(
    Object.entries(shares).map(([type, share]) => [type, Math.max(1, Math.round(size * share))]),
  ) as Record<keyof typeof shares, number>;
  const write = (path: string, text: string): void => {
    const full = join(directory, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  };
  const id = (type: keyof typeof shares, number: number): string =>
    `${type}-${String((number % counts[type]) + 1).padStart(5, '0')}`;
  const up: Record<keyof typeof shares, (number: number) => string[]> = {
    HAZ: () => ['severity: critical', 'probability: remote'],
    RC: (number) => [`controls: ${id('HAZ', number)}`, 'kind: protective measure'],
    SRS: (number) => [`implements: ${id('RC', number)}`, 'type: functional', 'verification: test'],
    SDS: (number) => [`implements: ${id('SRS', number)}`],
    TST: (number) => {
      const verified = [id('SRS', number)];
      if (number + counts.TST < counts.SRS) verified.push(id('SRS', number + counts.TST));
      return [`verifies: ${verified.join(', ')}`, 'level: system'];
    },
  };
  for (const type of Object.keys(shares) as (keyof typeof shares)[]) {
    for (let start = 0; start < counts[type]; start += itemsAPage) {
      const blocks = [`# ${type} part ${start / itemsAPage + 1}`, sentence(random, 24)];
      for (let number = start; number < Math.min(start + itemsAPage, counts[type]); number++) {
        const attributes = up[type](number).map((line) => `- ${line}`);
        blocks.push(
          `## ${id(type, number)} ${title(random)}`,
          attributes.join('\n'),
          ...body(random, () => id('SRS', Math.floor(random() * counts.SRS))),
        );
      }
      write(
        `content/${type.toLowerCase()}/${String(start / itemsAPage).padStart(4, '0')}.md`,
        `${blocks.join('\n\n')}\n`,
      );
    }
  }
  for (let start = 0; start < counts.SDS; start += 10) {
    const functions = Array.from({ length: Math.min(10, counts.SDS - start) }, (_, index) =>
      source(random, start + index, id('SDS', start + index)),
    );
    write(`src/part${start / 10}.ts`, functions.join('\n'));
  }
  const cases = Array.from(
    { length: counts.TST },
    (_, number) =>
      `    <testcase classname="suite${number % 40}" name="${id('TST', number)} ${title(random)}" time="0.01"/>`,
  );
  write(
    'reports/junit.xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite name="system" tests="${counts.TST}" failures="0" errors="0" skipped="0">\n${cases.join('\n')}\n  </testsuite>\n</testsuites>\n`,
  );
  write('site.config.ts', configuration);
  write('.gitignore', 'dist/\nreports/\n.dossier/\n');
}

const configuration = `import { defineSite } from 'dossier';

export default defineSite({
  product: {
    name: 'Bench',
    version: '1.0.0',
    safetyClass: 'C',
    manufacturer: { name: 'Bench maintainers', address: 'Specimen street 1' },
  },
  trace: { rules: { 'need-satisfied': 'off' } },
  documents: [
    { id: 'BEN-RMF', type: 'risk-management-file', title: 'Risk management file', pages: ['content/haz/*.md', 'content/rc/*.md'] },
    { id: 'BEN-SRS', type: 'software-requirements', title: 'Software requirements', pages: ['content/srs/*.md'] },
    { id: 'BEN-SDD', type: 'detailed-design', title: 'Detailed design', pages: ['content/sds/*.md'] },
    { id: 'BEN-STP', type: 'test-plan', title: 'Test plan', pages: ['content/tst/*.md'] },
  ],
});
`;

function body(random: () => number, anyRequirement: () => string): string[] {
  const blocks: string[] = [];
  let words = 60 + Math.floor(random() * 90);
  while (words > 0) {
    const length = Math.min(words, 25 + Math.floor(random() * 30));
    const mention = random() < 0.25 ? ` See also ${anyRequirement()}.` : '';
    blocks.push(sentence(random, length) + mention);
    words -= length;
  }
  if (random() < 0.1) {
    const rows = Array.from(
      { length: 4 },
      () => `| ${word(random)} | ${Math.floor(random() * 100)} | ${sentence(random, 6)} |`,
    );
    blocks.push(['| Parameter | Value | Remark |', '| --- | ---: | --- |', ...rows].join('\n'));
  }
  if (random() < 0.1) blocks.push(Array.from({ length: 3 }, () => `- ${sentence(random, 9)}`).join('\n'));
  if (random() < 0.1)
    blocks.push(`The value \`${word(random)}\` is **${word(random)}**, never *${word(random)}*.`);
  if (random() < 0.1)
    blocks.push(
      `The ${word(random)} is < 5 mmHg, and \`${word(random)}\`\tis written. \n${sentence(random, 9)}`,
    );
  if (random() < 0.05) blocks.push(['```ts', `const ${word(random)} = 1;`, '', '```'].join('\n'));
  return blocks;
}

function source(random: () => number, number: number, design: string): string {
  const lines = Array.from(
    { length: 8 },
    (_, line) => `  const ${word(random)}${line} = input * ${line + 1}; // ${sentence(random, 5)}`,
  );
  return `/**\n * ${sentence(random, 14)}\n * @implements ${design}\n */\nexport function step${number}(input: number): number {\n${lines.join('\n')}\n  return input;\n}\n`;
}

const vocabulary =
  'alarm pump rate flow dose limit sensor signal value state event queue timer buffer user nurse screen button cable battery supply pressure volume line air bubble occlusion threshold delay reset start stop pause confirm record store send receive check compare detect report display configure the the the a a of to in on when while after before shall shall within every each no not'.split(
    ' ',
  );

function word(random: () => number): string {
  return vocabulary[Math.floor(random() * vocabulary.length)] as string;
}

function sentence(random: () => number, words: number): string {
  const text = Array.from({ length: words }, () => word(random)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function title(random: () => number): string {
  return sentence(random, 4).slice(0, -1);
}

/** Mulberry32: a small generator of numbers in [0, 1) that gives the same row for the same seed everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
