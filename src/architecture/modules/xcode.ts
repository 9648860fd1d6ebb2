import { ownEntry } from '../../model/index.ts';
import { ancestorsOf, joinPath } from '../resolve/resolution.ts';
import { type BuildModule, type ModuleReader, moduleName } from './module.ts';
import { type PropertyTable, type PropertyValue, readPropertyList } from './property-list.ts';

/** What a target has to have in a directory, as a part of its files, to lie there. */
const most = 0.75;

/**
 * Targets of an Xcode project: each lies in the folder of its name beside the project or in its folder of sources; else in the folder that it takes
 * as a whole, or that most of its source lies in by the project's groups.
 */
export const readXcodeProject: ModuleReader = ({ directory, text, hasSource }) => {
  const around = joinPath(directory, '..') ?? '';
  const objects = objectsOf(text);
  const pathOf = pathsOf(objects, around);
  return ofKind(objects, 'PBXNativeTarget').flatMap(([, target]): BuildModule[] => {
    const name = textOf(target, 'name');
    const named = ['', 'Sources', 'Source', 'src'].map((each) => joinPath(around, `${each}/${name}`));
    const found = [...named, ...directoriesOf(target, objects, pathOf)].find(
      (each) => each !== undefined && each !== around && hasSource(each),
    );
    const kind = /test/.test(textOf(target, 'productType')) ? 'Xcode test target' : 'Xcode target';
    return name === '' || found === undefined
      ? []
      : [{ name: moduleName(name), directory: found, kind, uses: [] }];
  });
};

/** Modules of Swift packages that an Xcode project takes from repositories: name of the module → address of the repository. */
export function xcodeProducts(text: string): [module: string, address: string][] {
  const objects = objectsOf(text);
  return ofKind(objects, 'XCSwiftPackageProductDependency').flatMap(([, product]): [string, string][] => {
    const address = textOf(ownEntry(objects, textOf(product, 'package')), 'repositoryURL');
    return address === '' ? [] : [[moduleName(textOf(product, 'productName')), address]];
  });
}

function objectsOf(text: string): Record<string, PropertyTable> {
  const project = readPropertyList(text);
  const objects = isTable(project) ? project.objects : undefined;
  return Object.fromEntries(
    Object.entries(isTable(objects) ? objects : {}).flatMap(([id, value]) =>
      isTable(value) ? [[id, value]] : [],
    ),
  );
}

function ofKind(objects: Record<string, PropertyTable>, kind: string): [id: string, object: PropertyTable][] {
  return Object.entries(objects).filter(([, object]) => object.isa === kind);
}

/** Answers where a file or a group lies by the groups around it; undefined for what lies outside the project. */
function pathsOf(objects: Record<string, PropertyTable>, around: string): (id: string) => string | undefined {
  const parents = new Map(
    Object.entries(objects).flatMap(([id, group]) =>
      textsOf(group, 'children').map((child) => [child, id] as const),
    ),
  );
  const pathOf = (id: string, depth = 0): string | undefined => {
    const object = ownEntry(objects, id);
    const tree = textOf(object, 'sourceTree');
    if (!object || depth > 64 || !/^(?:<group>|SOURCE_ROOT|)$/.test(tree)) return undefined;
    const parent = parents.get(id);
    const base = tree === 'SOURCE_ROOT' || parent === undefined ? around : pathOf(parent, depth + 1);
    return base === undefined ? undefined : joinPath(base, textOf(object, 'path'));
  };
  return pathOf;
}

function directoriesOf(
  target: PropertyTable,
  objects: Record<string, PropertyTable>,
  pathOf: (id: string) => string | undefined,
): (string | undefined)[] {
  const sources = textsOf(target, 'buildPhases')
    .map((id) => ownEntry(objects, id))
    .filter((phase) => phase?.isa === 'PBXSourcesBuildPhase')
    .flatMap((phase) => textsOf(phase, 'files'))
    .flatMap((id) => pathOf(textOf(ownEntry(objects, id), 'fileRef')) ?? []);
  const counts = new Map<string, number>();
  for (const path of sources)
    for (const directory of ancestorsOf(path)) counts.set(directory, (counts.get(directory) ?? 0) + 1);
  const holding = [...counts]
    .filter(([, count]) => count >= sources.length * most)
    .sort(([a], [b]) => b.length - a.length);
  return [...textsOf(target, 'fileSystemSynchronizedGroups').map(pathOf), holding[0]?.[0]];
}

function isTable(value: PropertyValue | undefined): value is PropertyTable {
  return typeof value === 'object' && !Array.isArray(value);
}

function textOf(object: PropertyTable | undefined, key: string): string {
  const value = object && ownEntry(object, key);
  return typeof value === 'string' ? value : '';
}

function textsOf(object: PropertyTable | undefined, key: string): string[] {
  const value = object && ownEntry(object, key);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
