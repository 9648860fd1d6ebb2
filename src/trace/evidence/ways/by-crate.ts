import type { TestDefinition } from '../../../model/index.ts';
import { type Candidates, none } from '../candidates.ts';
import { directoryOf } from '../file-index.ts';
import type { Repository } from '../repository.ts';
import type { Way } from '../runners/runner.ts';

/** Tests in Rust by crate and path of modules, and by the path alone. */
interface Crates {
  byPath: Map<string, TestDefinition[]>;
  anywhere: Map<string, TestDefinition[]>;
}

const known = new WeakMap<Repository, Crates>();

/** Rust: the class name is the crate with its target (cargo nextest) or the module (libtest), the name the path of modules. */
export const byCrate: Way = ({ className, name }, repository) => {
  const { byPath, anywhere } = cratesOf(repository);
  const path = name.split('::');
  // Rows of rstest and test_case are modules below their test.
  const paths = path.length > 1 ? [path, path.slice(0, -1)] : [path];
  for (const each of paths) {
    const found =
      byPath.get(`${className}\n${each.join('::')}`) ?? byPath.get(`${className}\n\n${each.join('::')}`);
    if (found) return { by: 'test', found };
  }
  const whole = [...className.split('::'), ...path].filter(Boolean).join('::');
  const found = anywhere.get(whole);
  return found ? ({ by: 'test', found } satisfies Candidates) : none;
};

function cratesOf(repository: Repository): Crates {
  const made = known.get(repository);
  if (made) return made;
  const packages = new Map(
    repository.manifests.flatMap(({ path, text }) => {
      const name = path.endsWith('Cargo.toml')
        ? /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/ms.exec(text)?.[1]
        : undefined;
      return name === undefined ? [] : [[directoryOf(path), name] as const];
    }),
  );
  const tests = repository.definitions.in('rust').filter(({ kind }) => kind === 'test');
  const placed = tests.map((test) => ({ test, ...placeOf(test, packages) }));
  const crates: Crates = {
    byPath: new Map(),
    anywhere: Map.groupBy(tests, (test) => [...placeOf(test, packages).modules, ...test.names].join('::')),
  };
  for (const [key, group] of Map.groupBy(
    placed,
    ({ test, target, modules }) => `${target}\n${[...modules, ...test.names].join('::')}`,
  ))
    crates.byPath.set(
      key,
      group.map(({ test }) => test),
    );
  known.set(repository, crates);
  return crates;
}

/** The target as nextest names it (`crate`, `crate::integration`, `crate::bin/tool`), and the modules that a file is. */
function placeOf(
  { file }: TestDefinition,
  packages: ReadonlyMap<string, string>,
): { target: string; modules: string[] } {
  let directory = directoryOf(file);
  while (directory !== '' && !packages.has(directory)) directory = directoryOf(directory);
  const crate = packages.get(directory) ?? '';
  const [place = '', ...rest] = file
    .slice(directory === '' ? 0 : directory.length + 1)
    .replace(/\.rs$/, '')
    .split('/');
  if (place === 'tests' || (place === 'src' && rest[0] === 'bin')) {
    const [target = '', ...modules] = place === 'src' ? rest.slice(1) : rest;
    const kind = place === 'src' ? 'bin/' : '';
    return {
      target: `${crate}::${kind}${target}`,
      modules: modules.filter((part) => part !== 'main' && part !== 'mod'),
    };
  }
  const modules = rest.filter((part, index) => index < rest.length - 1 || !/^(?:lib|main|mod)$/.test(part));
  return { target: rest.length === 1 && rest[0] === 'main' ? `${crate}::bin/${crate}` : crate, modules };
}
