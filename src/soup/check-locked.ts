import { compareText, type Finding, type Model } from '../model/index.ts';
import { finding } from './rules.ts';

/** Ecosystems whose packages a build fetches by a lockfile; C and C++ take theirs from the machine too. */
const fetching = new Set(['npm', 'pypi', 'cargo', 'golang', 'nuget', 'maven']);

/**
 * Imports of packages whose ecosystem no file locks anything of: their SOUP is then empty, which is no sign that there is none.
 * Findings: `soup-nothing-locked`, one for each ecosystem, at the first import.
 * @implements SRS-1626
 */
export function checkLocked({ model }: { model: Pick<Model, 'soup' | 'architecture'> }): Finding[] {
  const { soup, architecture } = model;
  const locked = new Set<string>(soup.map(({ ecosystem }) => ecosystem));
  const uses = (architecture?.packages ?? []).filter(
    ({ ecosystem }) => fetching.has(ecosystem) && !locked.has(ecosystem),
  );
  return [...Map.groupBy(uses, ({ ecosystem }) => ecosystem)].map(([ecosystem, own]): Finding => {
    const names = [...new Set(own.map(({ name }) => name))].sort(compareText);
    const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
    const [first] = own
      .map(({ example }) => example)
      .sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
    return finding(
      'soup-nothing-locked',
      { file: first?.file, line: first?.line, column: 1 },
      {
        message: `Packages of ${ecosystem} are imported (${shown}), but no lockfile or bill of materials states any.`,
        hint: 'Commit the lockfile; or name a bill of materials in CycloneDX or SPDX with `sources.soup`.',
      },
    );
  });
}
