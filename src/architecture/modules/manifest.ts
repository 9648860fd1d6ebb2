import type { ModuleReader } from './module.ts';

/** The crate of a Cargo.toml. Its library may bear another name, by which it is imported. */
export const readCargo: ModuleReader = ({ directory, text }) => {
  const name = nameIn(text, 'package');
  const library = nameIn(text, 'lib');
  return name === undefined ? [] : [{ name: library ?? name, directory, kind: 'crate', uses: [] }];
};

/** The module of a go.mod, and the modules it requires. */
export const readGoMod: ModuleReader = ({ directory, text }) => {
  const name = /^module[ \t]+"?([^\s"]+)/m.exec(text)?.[1];
  const uses = [...text.matchAll(/^(?:require)?[ \t]+([\w.~/-]+)[ \t]+v\d/gm)].map(
    ([, each]) => each as string,
  );
  return name === undefined ? [] : [{ name, directory, kind: 'Go module', uses }];
};

/** The package of a package.json. */
export const readPackageJson: ModuleReader = ({ directory, text }) => {
  const name = /"name"\s*:\s*"([^"\n]+)"/.exec(text)?.[1];
  return name === undefined ? [] : [{ name, directory, kind: 'workspace package', uses: [] }];
};

/** The package of a pubspec.yaml. */
export const readPubspec: ModuleReader = ({ directory, text }) => {
  const name = /^name:[ \t]*["']?(\w+)/m.exec(text)?.[1];
  return name === undefined ? [] : [{ name, directory, kind: 'Dart package', uses: [] }];
};

/** The project of a pyproject.toml. */
export const readPyproject: ModuleReader = ({ directory, text }) => {
  const name = nameIn(text, 'project') ?? nameIn(text, 'tool.poetry');
  return name === undefined ? [] : [{ name, directory, kind: 'Python project', uses: [] }];
};

/** The `name` of a table of TOML. */
function nameIn(text: string, table: string): string | undefined {
  const head = table.replaceAll('.', String.raw`\.`);
  return new RegExp(String.raw`^\[${head}\][^[]*?^name[ \t]*=[ \t]*["']([^"'\n]+)["']`, 'ms').exec(text)?.[1];
}
