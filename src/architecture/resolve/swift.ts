import type { BuildModule } from '../modules/index.ts';
import { type Resolution, type Resolver, runtime, toFile, toPackage } from './resolution.ts';

const library =
  /^(?:Foundation|Swift|UIKit|SwiftUI|Combine|Dispatch|Darwin|CoreData|CoreGraphics|XCTest|os)$/;

/**
 * Resolves Swift: an import names a module, which is a target of a Swift package or of an Xcode project; without either, a folder at the top
 * of the source that bears its name. It leads to that module's first file. Any other is of the package whose product the build files say it is.
 * @implements SRS-3580
 */
export function swiftResolver(
  files: ReadonlySet<string>,
  modules: readonly BuildModule[],
  products: ReadonlyMap<string, string>,
): Resolver {
  const own = [...files].filter((file) => file.endsWith('.swift')).sort();
  const firstIn = (directory: string) =>
    own.find((file) => directory === '' || file.startsWith(`${directory}/`));
  const byName = new Map<string, string>();
  for (const { name, directory, kind } of modules) {
    const file = /^(?:Swift|Xcode) /.test(kind) && !byName.has(name) ? firstIn(directory) : undefined;
    if (file) byName.set(name, file);
  }
  if (byName.size > 0) return resolve;
  for (const file of own) {
    const top = /^(?:(?:Sources|Source|src)\/)?([^/]+)\//.exec(file)?.[1];
    if (top !== undefined && !byName.has(top)) byName.set(top, file);
  }
  return resolve;

  function resolve({ specifier }: { specifier: string }): Resolution {
    const [name = ''] = specifier.split('.', 1);
    const file = byName.get(name);
    if (file) return toFile(file);
    const repository = products.get(name);
    if (repository !== undefined)
      return { kind: 'package', ecosystem: 'swift', name: repository, module: name };
    return library.test(name) ? runtime : toPackage('generic', name);
  }
}
