import type { Config } from '../config/index.ts';
import { type ArchitectureElement, type Finding, type Model, startOf } from '../model/index.ts';
import { askedOf } from './asking.ts';
import { finding } from './rules.ts';

const header =
  '# Written by `dossier codeowners --write` from the owners and safety classes of the software items; do not edit.';

/**
 * The text of a CODEOWNERS file: for each software item with source its owner (`@owner` in the source), and those the table of depth demands besides. Outer items stand before inner ones, since the last line that fits decides.
 * @returns undefined where no item has anybody to name
 * @implements SRS-2306
 */
export function codeownersText(model: Model, config: Config): string | undefined {
  const elements = (model.architecture?.elements ?? []).filter(
    ({ item, path }) => item !== '' && path !== '',
  );
  const ownersOf = elementOwners(elements, model, config);
  const files = new Set(model.codeFiles.map(({ path }) => path));
  const lines = elements
    .map((element) => {
      const owners = ownersOf(element);
      const path = `/${element.path.replaceAll(' ', '\\ ')}${files.has(element.path) ? '' : '/'}`;
      return { path: element.path === '.' ? '*' : path, owners };
    })
    .filter(({ owners }) => owners.length > 0)
    .sort((a, b) =>
      a.path === '*' ? -1 : b.path === '*' ? 1 : a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
    );
  if (lines.length === 0) return undefined;
  const width = Math.max(...lines.map(({ path }) => path.length));
  return `${[header, ...lines.map(({ path, owners }) => `${path.padEnd(width)} ${owners.join(' ')}`)].join('\n')}\n`;
}

/**
 * Answers who has to look at changes of a software item: its owner, else that of the item around it, and those whom the configuration demands
 * for its safety class or risk.
 * @param elements those that an owner is inherited from
 */
export function elementOwners(
  elements: readonly ArchitectureElement[],
  model: Model,
  config: Config,
): (element: ArchitectureElement) => string[] {
  const asked = askedOf(model, config);
  const byId = new Map(elements.map((element) => [element.id, element]));
  const ownerOf = (element: ArchitectureElement | undefined, depth = 0): string => {
    if (!element || depth > 32) return '';
    return element.tags.owner || ownerOf(byId.get(element.parent), depth + 1);
  };
  return (element) => {
    const demanded = asked(element).rows.flatMap(({ row }) => row.owners ?? []);
    return [...new Set([...ownerOf(element).split(/[\s,]+/), ...demanded])].filter((name) =>
      name.includes('@'),
    );
  };
}

/**
 * Finding `codeowners-outdated`: the file the configuration names does not say what the architecture does.
 * @param context with the text of the file; undefined where there is none
 */
export function checkCodeowners({
  model,
  config,
  codeowners: present,
}: {
  model: Model;
  config: Config;
  codeowners?: string | undefined;
}): Finding[] {
  const { codeowners: file } = config.change;
  if (file === '' || codeownersText(model, config) === present) return [];
  return [
    finding('codeowners-outdated', startOf(file), {
      message:
        present === undefined
          ? `${file} is missing: changes of software items reach nobody who answers for them.`
          : `${file} does not name the owners and reviewers that the software items have now.`,
      hint: 'Run `dossier codeowners --write` and commit the file.',
    }),
  ];
}
