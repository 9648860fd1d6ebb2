import type { Config } from '../config/index.ts';
import { type Finding, type Model, type PackageUse, type SoupFile, startOf } from '../model/index.ts';
import { finding } from './rules.ts';
import { scopeTeller } from './scopes.ts';
import { isImportedAs } from './uses.ts';

const counted = { product: 'of the product', development: 'tools', documentation: 'documentation' } as const;

/**
 * Holds what files of SOUP are there for against the source, and tells what was guessed. A guess that nobody states leaves the gates that ask
 * for SOUP unmet.
 * Findings: `soup-scope-guessed`, one a directory; `soup-scope-contradicted`, one a package; `soup-scope-empty`.
 * @implements SRS-3543, SRS-3544
 */
export function checkScopes({
  model,
  config,
  configFile,
}: {
  model: Pick<Model, 'soup' | 'soupFiles' | 'architecture'>;
  config: Pick<Config, 'soup'>;
  configFile: string;
}): Finding[] {
  return [
    ...guessed(model.soupFiles),
    ...contradicted(model, config.soup.scopes),
    ...Object.keys(config.soup.scopes)
      .filter(
        (pattern) => !model.soupFiles.some(({ toldBy, by }) => toldBy === 'configuration' && by === pattern),
      )
      .map((pattern) =>
        finding('soup-scope-empty', startOf(configFile), {
          message: `\`soup.scopes\` names ${pattern}, which tells of no file that states SOUP.`,
          hint: 'Mend its spelling, put it before the pattern that takes its files, or take it out.',
        }),
      ),
  ];
}

function guessed(files: readonly SoupFile[]): Finding[] {
  const guesses = files.filter(({ toldBy }) => toldBy === 'directory');
  return [...Map.groupBy(guesses, ({ by }) => by)].map(([directory, own]) => {
    const [first] = own as [SoupFile];
    const total = own.reduce((sum, { tools }) => sum + tools, 0);
    const as = `as ${counted[first.scope]} only because`;
    return finding('soup-scope-guessed', startOf(first.path), {
      message:
        own.length === 1
          ? `${first.path} (packages: ${total}) counts ${as} it lies in ${directory}/.`
          : `${own.length} files in ${directory}/ (first ${first.path}; packages: ${total}) count ${as} they lie there.`,
      hint: `State what is there: \`soup: { scopes: { '${directory}/**': '${first.scope}' } }\`, or 'product' where it reaches the product.`,
    });
  });
}

/** Packages that only such files hold, and that source imports which is not of the kind itself. */
function contradicted(
  { soup, soupFiles, architecture }: Pick<Model, 'soup' | 'soupFiles' | 'architecture'>,
  scopes: Config['soup']['scopes'],
): Finding[] {
  const tell = scopeTeller(scopes);
  const files = new Map(soupFiles.map((file) => [file.path, file]));
  const isOfProduct = ({ example }: PackageUse): boolean =>
    (tell(example.file)?.scope ?? 'product') === 'product';
  const uses = (architecture?.packages ?? []).filter(isOfProduct);
  return soup.flatMap((item) => {
    const holding = item.places.flatMap(({ file }) => files.get(file) ?? []);
    if (item.scope !== 'development' || holding.length === 0) return [];
    if (holding.some(({ toldBy }) => toldBy === 'file')) return [];
    const use = uses.find((each) => isImportedAs(each, item));
    if (!use) return [];
    const [file] = holding as [SoupFile];
    return [
      finding(
        'soup-scope-contradicted',
        { ...use.example, column: 1 },
        {
          message: `${item.name} is imported here, and only ${file.path} locks it, which counts as ${counted[file.scope]} (${file.toldBy === 'configuration' ? '`soup.scopes`: ' : 'directory '}${file.by}).`,
          hint: `Lock it for the product. Where it is of the product, say so: \`soup: { scopes: { '${file.path}': 'product' } }\`.`,
          item: item.name,
        },
      ),
    ];
  });
}
