import type { ManifestText } from '../resolve/resolution.ts';
import { moduleName, withoutComments } from './module.ts';
import { xcodeProducts } from './xcode.ts';

/**
 * Modules that a project takes from Swift packages of others, as Package.swift and Xcode projects say it: name of the module → host and path of the
 * repository, as lists of SOUP name the package. A package whose name is that of a module is taken for it.
 * @implements SRS-3599
 */
export function swiftProducts(manifests: readonly ManifestText[]): ReadonlyMap<string, string> {
  const products = new Map<string, string>();
  const add = (module: string, address: string) => {
    const [, host, path] =
      /^(?:\w+:\/\/(?:[^@/\s]*@)?|[^@/\s]+@)([^/:\s]+)(?::\d+)?[/:]([^\s?#]+?)(?:\.git)?\/?$/.exec(address) ??
      [];
    if (host && path && !products.has(module)) products.set(module, `${host.toLowerCase()}/${path}`);
  };
  for (const { path, text } of manifests) {
    if (path.endsWith('.pbxproj')) for (const [module, address] of xcodeProducts(text)) add(module, address);
    if (!/(?:^|\/)Package\.swift$/.test(path)) continue;
    const plain = withoutComments(text);
    const addresses = new Map(
      [...plain.matchAll(/\.package\s*\((?:\s*name:\s*"([^"]+)"\s*,)?[^()]*?url:\s*"([^"]+)"/g)].flatMap(
        ([, name = '', address = '']): [string, string][] => {
          const identity = /([^/:]+?)(?:\.git)?\/?$/.exec(address)?.[1] ?? '';
          return [
            [name.toLowerCase(), address],
            [identity.toLowerCase(), address],
          ];
        },
      ),
    );
    for (const [, product = '', name = ''] of plain.matchAll(
      /\.product\s*\(\s*name:\s*"([^"]+)"\s*,\s*package:\s*"([^"]+)"/g,
    ))
      add(moduleName(product), addresses.get(name.toLowerCase()) ?? '');
    for (const [, name = ''] of plain.matchAll(/"([\w.-]+)"/g))
      add(moduleName(name), addresses.get(name.toLowerCase()) ?? '');
  }
  return products;
}
