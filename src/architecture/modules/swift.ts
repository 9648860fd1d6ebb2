import { joinPath } from '../resolve/resolution.ts';
import { type BuildModule, insideBracket, type ModuleReader, moduleName, withoutComments } from './module.ts';

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
