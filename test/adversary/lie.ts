import type { Files } from './mini.ts';

/**
 * The kinds of lies that are told to a project in memory, by the mechanism they get in through. The others have suites of their own: by
 * reference, a seal without sense, and faults of the environment.
 */
export const lieKinds = ['identity', 'nearness', 'unknown words'] as const;

/** A lie over a project that is judged in memory. */
export interface Lie {
  kind: (typeof lieKinds)[number];
  name: string;
  /** The project before, of which `not` may be said. */
  honest: Files;
  change(files: Files): Files;
  /** What must not be said any more, in the words of `judge`. */
  not: readonly string[];
  /** The links of the honest project were reviewed. */
  isReviewed?: true;
}

/** Replaces a text that must be there. */
export function edited(files: Files, path: string, from: string | RegExp, to: string): Files {
  const text = files[path] ?? '';
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`${path} does not hold ${from}, or it would not change.`);
  return { ...files, [path]: changed };
}

export function without(files: Files, path: string): Files {
  const { [path]: gone, ...left } = files;
  if (gone === undefined) throw new Error(`There is no ${path}.`);
  return left;
}

/** A requirement that a test verifies, with the code that implements it. */
export const requirement = (id: string): Files => ({
  'content/requirements.md': `# Requirements\n\n## ${id.replace('SRS', 'URS')} Hear the alarm\n\nThe nurse hears it.\n\n## ${id} Alarm latency\n\n- satisfies: ${id.replace('SRS', 'URS')}\n- verification: test\n\nThe alarm shall sound within 2 s.\n`,
  'src/implemented.ts': `/** @implements ${id} */\nexport function sound() {}\n`,
});

/** A JUnit report of cases that passed, unless they hold something. */
export function junit(
  cases: readonly { class?: string; name: string; file?: string; body?: string }[],
): string {
  const count = (element: string): number => cases.filter(({ body }) => body?.includes(`<${element}`)).length;
  const rows = cases.map(({ class: className = '', name, file, body = '' }) => {
    const inFile = file === undefined ? '' : ` file="${file}"`;
    return `<testcase classname="${quoted(className)}" name="${quoted(name)}"${inFile}>${body}</testcase>`;
  });
  return `<testsuites>\n<testsuite name="suite" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}">\n${rows.join('\n')}\n</testsuite>\n</testsuites>\n`;
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
