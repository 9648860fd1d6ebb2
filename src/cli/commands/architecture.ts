import {
  declaredUses,
  drawingsOf,
  drawnDynamicViews,
  inferElements,
  inferredPage,
  kindText,
  structurizrDsl,
  unreadText,
} from '../../architecture/index.ts';
import type { ArchitectureModel, Model } from '../../model/index.ts';
import { readManifests } from '../../sources/code/manifests.ts';
import { analyseProject } from '../../workflows/build.ts';
import { projectCommand, UserError } from '../command.ts';

const formats = ['text', 'dsl', 'mermaid'] as const;
const depths = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
type Format = (typeof formats)[number];

/**
 * `dossier architecture`: elements and dependencies as the code has them; with `--infer` a page to start from, where nothing is
 * declared yet. Both go to standard output.
 * @implements SRS-1209
 */
export const architectureCommand = projectCommand({
  name: 'architecture',
  options: [
    ['--infer', 'print a Markdown page of elements proposed from modules of build systems and folders'],
    [
      '--depth <n>',
      'levels of folders that --infer proposes inside each module, 0 for modules alone',
      { choices: depths },
    ],
    ['--format <format>', 'how the architecture is printed', { choices: formats, usual: 'text' }],
  ],
  async run(project, { format, infer, depth }: { format: Format; infer?: boolean; depth?: string }, context) {
    if (depth !== undefined && !infer) throw new UserError('--depth belongs to --infer.');
    const { model } = await analyseProject(project, context);
    if (infer) {
      const manifests = readManifests(
        project.root,
        model.codeFiles.map(({ path }) => path),
      );
      context.printRaw(
        `${inferredPage(inferElements(model.codeFiles, manifests, depth === undefined ? undefined : Number(depth)))}\n`,
      );
      return;
    }
    if (!model.architecture || model.architecture.elements.length === 0)
      throw new UserError(
        'No architecture element is declared. Write @c4 at the head of a package file, or start from what `dossier architecture --infer` prints.',
      );
    context.printRaw(printed(model.architecture, model, format));
  },
});

function printed(architecture: ArchitectureModel, { pages, product }: Model, format: Format): string {
  const dynamic = drawnDynamicViews(pages, architecture);
  if (format === 'dsl') return structurizrDsl(architecture, product, dynamic);
  if (format === 'mermaid')
    return [...drawingsOf(architecture).map(({ view, text }) => ({ title: view.title, text })), ...dynamic]
      .map(({ title, text }) => `## ${title}\n\n\`\`\`mermaid\n${text}\`\`\`\n`)
      .join('\n');
  return summaryOf(architecture);
}

/** Elements as a tree, dependencies below the element they start from, then how much of the source is covered. */
function summaryOf({ elements, edges, coverage, imports: read, languages }: ArchitectureModel): string {
  const names = new Map(elements.map(({ id, name }) => [id, name]));
  const isDeclared = declaredUses(edges, new Map(elements.map((element) => [element.id, element])));
  const lines: string[] = [];
  const visit = (parent: string, depth: number): void => {
    for (const element of elements) {
      if ((names.has(element.parent) ? element.parent : '') !== parent || depth > 64) continue;
      const indent = '  '.repeat(depth);
      const facts = [
        kindText(element),
        element.safetyClass ? `class ${element.safetyClass}` : '',
        element.files > 0 ? `${element.files} ${element.files === 1 ? 'file' : 'files'}` : '',
        element.path,
      ].filter(Boolean);
      lines.push(`${indent}${element.name} (${facts.join('; ')})`);
      for (const edge of edges) {
        const { from, to, found, description } = edge;
        if (from !== element.id) continue;
        const imports = `${found} ${found === 1 ? 'import' : 'imports'}`;
        const state = isDeclared(edge) ? (found > 0 ? imports : 'declared') : `${imports}, undeclared`;
        lines.push(`${indent}  → ${names.get(to)}${description ? `: ${description}` : ''} (${state})`);
      }
      visit(element.id, depth + 1);
    }
  };
  visit('', 0);
  lines.push(
    '',
    `${coverage.percent} % of ${coverage.files} source files belong to an element.`,
    ...(coverage.unread.length > 0
      ? [
          `${coverage.unread.length} of them are in no language that is known, and not read: ${unreadText(coverage)}.`,
        ]
      : []),
    `${read.total} imports: ${read.internal} inside, ${read.external} to packages, ${read.runtime} to the language's library, ${read.unresolved.length} unresolved.`,
    ...languages
      .filter(({ unparsed }) => unparsed.length > 0)
      .map(
        ({ language, files, unparsed }) =>
          `${language}: ${unparsed.length} of ${files} files do not parse whole, ${unparsed[0]?.file}:${unparsed[0]?.line} the first; the document lists them.`,
      ),
  );
  return `${lines.join('\n')}\n`;
}
