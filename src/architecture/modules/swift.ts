import { joinPath } from '../resolve/resolution.ts';
import { type BuildModule, insideBracket, type ModuleReader, withoutComments } from './module.ts';

/** Directories that SwiftPM looks for a target in, where its manifest names none. */
const usualDirectories = ['Sources', 'Source', 'src', 'srcs', 'Tests', 'Plugins'];

/** Targets of a Package.swift whose name is written as a string. */
export const readPackageSwift: ModuleReader = ({ directory, text, hasSource }) => {
  const plain = withoutComments(text);
  return [
    ...plain.matchAll(/\.(target|executableTarget|testTarget|macro|systemLibrary|plugin)\s*\(/g),
  ].flatMap((match): BuildModule[] => {
    const call = insideBracket(plain, match.index + match[0].length - 1);
    // `.target(name: "Core")` among the dependencies of another target has no arguments but a name and a condition.
    const name = /^\s*name\s*:\s*"([^"]+)"/.exec(call)?.[1];
    if (name === undefined) return [];
    const list = /\bdependencies\s*:\s*\[/.exec(call);
    const inner = list ? insideBracket(call, list.index + list[0].length - 1) : '';
    const own = call.replace(inner, '');
    const path = /\bpath\s*:\s*"([^"]+)"/.exec(own)?.[1];
    const candidates = path === undefined ? usualDirectories.map((each) => `${each}/${name}`) : [path];
    const found = candidates
      .map((each) => joinPath(directory, each))
      .find((each) => each !== undefined && hasSource(each));
    if (found === undefined) return [];
    const uses = [...inner.matchAll(/(?:\bname\s*:\s*|(?<![\w:]\s*)(?<=^|[[,\s]))"([^"]+)"/g)].map(
      ([, each]) => each as string,
    );
    return [
      {
        name: moduleName(name),
        directory: found,
        kind: match[1] === 'testTarget' ? 'Swift test target' : 'Swift target',
        uses,
      },
    ];
  });
};

/** Targets of an Xcode project that have a folder of their name beside the project, or in its folder of sources. */
export const readXcodeProject: ModuleReader = ({ directory, text, hasSource }) => {
  const around = joinPath(directory, '..') ?? '';
  const section =
    /\/\* Begin PBXNativeTarget section \*\/([\s\S]*?)\/\* End PBXNativeTarget section \*\//.exec(text);
  return (section?.[1] ?? '').split('isa = PBXNativeTarget;').flatMap((target) => {
    const name = /^\s*name = "?([^";\n]+)"?;/m.exec(target)?.[1] ?? '';
    const found = ['', 'Sources', 'Source', 'src']
      .map((each) => joinPath(around, `${each}/${name}`))
      .find((each) => each !== undefined && hasSource(each));
    const kind = /productType = "[^"\n]*test[^"\n]*"/.test(target) ? 'Xcode test target' : 'Xcode target';
    return name === '' || found === undefined
      ? []
      : [{ name: moduleName(name), directory: found, kind, uses: [] }];
  });
};

/** The name a target is imported by: what is no letter or digit becomes `_`. */
function moduleName(target: string): string {
  return target.replace(/[^\p{L}\p{N}_]/gu, '_');
}
