import picomatch from 'picomatch';
import { Unreadable } from '../unreadable.ts';
import type { LockReader } from './reader.ts';

/** Lockfiles of package managers that are known and not read: names of their files, as a pattern, and whose they are. */
const foreign: readonly [names: string, whose: string][] = [
  ['Cartfile.resolved', 'Carthage'],
  ['flake.lock', 'Nix'],
  ['{stack.yaml.lock,cabal.project.freeze}', 'Haskell’s package managers'],
  ['rebar.lock', 'rebar3'],
  ['renv.lock', 'renv'],
  ['paket.lock', 'Paket'],
  ['packages.config', 'NuGet before `PackageReference`'],
];

/** Patterns of their names, for the search. */
export const foreignNames: readonly string[] = foreign.map(([names]) => names);

/**
 * Refuses a lockfile that nothing here reads: passed over, it would let SOUP be missing.
 * @implements SRS-1632
 */
export const refuseForeign: LockReader = ({ path }) => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const whose = foreign.find(([names]) => picomatch.isMatch(name, names))?.[1] ?? 'another package manager';
  throw new Unreadable(
    `it is a lockfile of ${whose}, which Dossier does not read; make a bill of materials in CycloneDX or SPDX of it, name that with \`sources.soup\``,
  );
};
