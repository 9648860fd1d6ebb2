import { Unreadable } from '../unreadable.ts';
import type { LockReader } from './reader.ts';

/** Lockfiles of package managers that are known and not read: name, whose it is. */
const foreign: readonly [name: RegExp, whose: string][] = [
  [/^pixi\.lock$/, 'pixi'],
  [/^conda-lock\.ya?ml$/, 'conda-lock'],
  [/^deno\.lock$/, 'Deno'],
  [/^MODULE\.bazel\.lock$/, 'Bazel'],
  [/^west\.ya?ml$/, 'west (Zephyr)'],
  [/^dependencies\.lock$/, 'the ESP-IDF component manager'],
  [/^Cartfile\.resolved$/, 'Carthage'],
  [/^flake\.lock$/, 'Nix'],
  [/^(?:stack\.yaml\.lock|cabal\.project\.freeze)$/, 'Haskell’s package managers'],
  [/^rebar\.lock$/, 'rebar3'],
  [/^renv\.lock$/, 'renv'],
  [/^paket\.lock$/, 'Paket'],
  [/^packages\.config$/, 'NuGet before `PackageReference`'],
];

/** Patterns of their names, for the search. */
export const foreignNames: readonly RegExp[] = foreign.map(([name]) => name);

/**
 * Refuses a lockfile that nothing here reads: passed over, it would let SOUP be missing.
 * @implements SRS-1632
 */
export const refuseForeign: LockReader = ({ path }) => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const whose = foreign.find(([pattern]) => pattern.test(name))?.[1] ?? 'another package manager';
  throw new Unreadable(
    `it is a lockfile of ${whose}, which Dossier does not read; make a bill of materials in CycloneDX or SPDX of it, name that with \`sources.soup\``,
  );
};
