import {
  type ArchitectureEdge,
  type ArchitectureModel,
  type CodeFile,
  type CodeRegion,
  chainOf,
  compareText,
  type DeclaredLink,
  type ElementDeclaration,
  type Item,
  isTestPath,
  type LanguageReading,
  type ModuleUse,
  ownership,
  type PackageUse,
  type SourceImport,
} from '../model/index.ts';
import { inheritClasses } from './classes.ts';
import { elementNamed, type PlacedElement, placeElements } from './elements.ts';
import {
  type ManifestText,
  type ResolvedImport,
  resolvedLanguages,
  resolveImports,
} from './resolve/index.ts';

/** What the architecture is built from: facts of the sources, and the manifests beside them. */
export interface ArchitectureFacts {
  elements: readonly ElementDeclaration[];
  items: readonly Item[];
  codeFiles: readonly CodeFile[];
  unreadFiles: readonly string[];
  imports: readonly SourceImport[];
  regions: readonly CodeRegion[];
  links: readonly Pick<DeclaredLink, 'from' | 'relation' | 'to'>[];
  manifests: readonly ManifestText[];
}

/** Examples kept of each dependency. */
const maximumExamples = 5;

/**
 * Builds the architecture: elements in their tree, dependencies declared and found, safety classes, coverage, packages.
 * Test files take no part. Pure; the answer depends on nothing but the facts, whatever their order.
 */
export function buildArchitecture(facts: ArchitectureFacts): ArchitectureModel {
  const elements = placeElements(facts.elements, facts.items);
  const byId = new Map(elements.map((element) => [element.id, element]));
  const ownerOf = ownership(elements);
  const files = facts.codeFiles.filter(({ path }) => !isTestPath(path));
  const sources = new Set(files.map(({ path }) => path));
  const resolved = resolveImports(
    facts.codeFiles,
    [...facts.imports].sort(
      (a, b) => compareText(a.file, b.file) || a.line - b.line || compareText(a.specifier, b.specifier),
    ),
    facts.manifests,
  ).filter(({ file }) => sources.has(file));

  for (const { path, lines } of files) {
    const owner = byId.get(ownerOf(path));
    if (!owner) continue;
    owner.files++;
    owner.lines += lines;
  }
  addRequirements(elements, facts, ownerOf);
  inheritClasses(elements);
  const code = files.filter(({ language }) => resolvedLanguages.has(language));
  const unowned = code
    .filter(({ path }) => ownerOf(path) === '')
    .map(({ path }) => path)
    .sort(compareText);
  const owned = code.length - unowned.length;
  const unread = facts.unreadFiles.filter((path) => !isTestPath(path)).sort(compareText);
  const all = code.length + unread.length;
  return {
    elements: elements.map(({ uses: _uses, ...element }) => element),
    edges: edgesOf(elements, byId, resolved, ownerOf),
    coverage: {
      files: all,
      owned,
      percent: all === 0 ? 100 : Math.floor((100 * owned) / all),
      unowned,
      unread,
    },
    imports: summarise(resolved),
    languages: readingsOf(files),
    packages: packagesOf(resolved, ownerOf),
    modules: modulesOf(resolved, ownerOf),
  };
}

function edgesOf(
  elements: readonly PlacedElement[],
  byId: ReadonlyMap<string, PlacedElement>,
  resolved: readonly ResolvedImport[],
  ownerOf: (file: string) => string,
): ArchitectureEdge[] {
  const edges = new Map<string, ArchitectureEdge>();
  const edge = (from: string, to: string): ArchitectureEdge => {
    const key = `${from}\0${to}`;
    const known = edges.get(key);
    if (known) return known;
    const fresh: ArchitectureEdge = { from, to, description: '', found: 0, examples: [] };
    edges.set(key, fresh);
    return fresh;
  };
  for (const element of elements) {
    for (const { target, description, place } of element.uses) {
      const to = elementNamed(target, elements);
      if (!to || to === element) continue;
      const declared = edge(element.id, to.id);
      declared.declared ??= place;
      declared.description ||= description;
    }
  }
  for (const { file, line, resolution } of resolved) {
    if (resolution.kind !== 'file') continue;
    const from = ownerOf(file);
    const targets = new Set(resolution.files.map(ownerOf));
    for (const to of targets) {
      if (from === '' || to === '' || from === to) continue;
      if (chainOf(from, byId).includes(to) || chainOf(to, byId).includes(from)) continue;
      const found = edge(from, to);
      found.found++;
      const target = resolution.files.find((entry) => ownerOf(entry) === to) as string;
      if (found.examples.length < maximumExamples) found.examples.push({ file, line, target });
    }
  }
  return [...edges.values()].sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
}

/** Gives each element the IDs its code implements or controls, and says which are risk controls or serve one. */
function addRequirements(
  elements: readonly PlacedElement[],
  facts: ArchitectureFacts,
  ownerOf: (file: string) => string,
): void {
  const regions = new Map(
    facts.regions.filter(({ kind }) => kind !== 'test').map((region) => [region.key, region]),
  );
  const typeOf = new Map(facts.items.map(({ id, type }) => [id, type]));
  const serving = new Set(facts.links.filter(({ to }) => typeOf.get(to) === 'RC').map(({ from }) => from));
  const byId = new Map(elements.map((element) => [element.id, new Set<string>()]));
  for (const { from, relation, to } of facts.links) {
    const region = regions.get(from);
    if (!region || relation === 'verifies') continue;
    byId.get(ownerOf(region.file))?.add(to);
  }
  for (const element of elements) {
    element.implements = [...(byId.get(element.id) ?? [])].sort(compareText);
    element.riskControls = element.implements.filter((id) => typeOf.get(id) === 'RC' || serving.has(id));
  }
}

function summarise(resolved: readonly ResolvedImport[]): ArchitectureModel['imports'] {
  const count = (kind: string): number =>
    resolved.filter(({ resolution }) => resolution.kind === kind).length;
  return {
    total: resolved.length,
    internal: count('file'),
    external: count('package'),
    runtime: count('runtime'),
    unresolved: resolved
      .filter(({ resolution }) => resolution.kind === 'unresolved')
      .map(({ file, line, specifier }) => ({ file, line, specifier })),
  };
}

function readingsOf(files: readonly CodeFile[]): LanguageReading[] {
  const languages = [...new Set(files.map(({ language }) => language))].sort(compareText);
  return languages.map((language) => {
    const own = files.filter((file) => file.language === language);
    return {
      language,
      files: own.length,
      imports: resolvedLanguages.has(language) ? 'scanner' : 'none',
      interfaces: own.some(({ parsed }) => parsed) ? 'syntax tree' : 'none',
      unparsed: own
        .flatMap(({ path, unparsedFrom }) => (unparsedFrom ? [{ file: path, line: unparsedFrom }] : []))
        .sort((a, b) => compareText(a.file, b.file)),
    };
  });
}

function packagesOf(resolved: readonly ResolvedImport[], ownerOf: (file: string) => string): PackageUse[] {
  const uses = new Map<string, PackageUse>();
  for (const { file, line, resolution } of resolved) {
    if (resolution.kind !== 'package') continue;
    const element = ownerOf(file);
    const { ecosystem, name, module } = resolution;
    const key = `${element}\0${ecosystem}\0${name}\0${module ?? ''}`;
    const known = uses.get(key);
    if (known) known.count++;
    else
      uses.set(key, {
        element,
        ecosystem,
        name,
        ...(module && { module }),
        count: 1,
        example: { file, line },
      });
  }
  return [...uses.values()].sort(
    (a, b) =>
      compareText(a.element, b.element) ||
      compareText(a.ecosystem, b.ecosystem) ||
      compareText(a.name, b.name) ||
      compareText(a.module ?? '', b.module ?? ''),
  );
}

function modulesOf(resolved: readonly ResolvedImport[], ownerOf: (file: string) => string): ModuleUse[] {
  const uses = new Map<string, ModuleUse>();
  for (const { file, line, specifier, resolution } of resolved) {
    if (resolution.kind !== 'runtime') continue;
    const element = ownerOf(file);
    const name = resolution.name ?? specifier;
    const key = `${element}\0${name}`;
    const use = uses.get(key) ?? { element, name, count: 0, examples: [] };
    use.count++;
    if (use.examples.length < maximumExamples) use.examples.push({ file, line });
    uses.set(key, use);
  }
  return [...uses.values()].sort((a, b) => compareText(a.element, b.element) || compareText(a.name, b.name));
}
