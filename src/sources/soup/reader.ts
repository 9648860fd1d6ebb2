import type { Ecosystem, LockedPackage, PackageScope } from '../../model/index.ts';
import { purlOf } from './purl.ts';

/** A lockfile or bill of materials as it is handed to its reader. */
export interface LockFile {
  /** POSIX path relative to the project root. */
  path: string;
  text: string;
  bytes: Uint8Array;
}

/** Why a file counts for nothing. Line and column are 1-based. */
export interface Refusal {
  message: string;
  line: number;
  column: number;
}

/** What a file states, or why it counts for nothing: half a list of packages would hide the other half. */
export type Packages = LockedPackage[] | Refusal;

/** Reads one format. Pure; throws nothing: whatever a text holds, it is packages or a refusal. */
export interface LockReader {
  /** File name pattern, without directories. */
  files: RegExp;
  ecosystem: Ecosystem;
  read(file: LockFile): Packages;
}

export function isRefusal(packages: Packages): packages is Refusal {
  return !Array.isArray(packages);
}

/** A package with what most formats do not say left empty. */
export function lockedPackage(
  ecosystem: Ecosystem,
  name: string,
  version: string,
  place: { file: string; line: number },
  more: Partial<Omit<LockedPackage, 'ecosystem' | 'name' | 'version' | 'place'>> = {},
): LockedPackage {
  return {
    ecosystem,
    name,
    version,
    requested: '',
    purl: purlOf(ecosystem, name, version),
    direct: false,
    scope: 'production' satisfies PackageScope,
    licence: '',
    hashes: [],
    dependencies: [],
    place: { ...place, column: 1 },
    ...more,
  };
}

/** Hash in Subresource Integrity form (`sha512-…`, base64; the strongest where there are several) as name and hexadecimal digits. */
export function hashesOfIntegrity(integrity: unknown): LockedPackage['hashes'] {
  if (typeof integrity !== 'string') return [];
  return integrity
    .trim()
    .split(/\s+/)
    .flatMap((entry) => {
      const match = /^sha(1|256|384|512)-([A-Za-z0-9+/]+={0,2})$/.exec(entry);
      if (!match) return [];
      return [
        { algorithm: `SHA-${match[1]}`, value: Buffer.from(match[2] as string, 'base64').toString('hex') },
      ];
    });
}

/** Hash as `sha256:<hex>` or as bare hexadecimal digits, told by their number. */
export function hashOfHex(text: unknown): LockedPackage['hashes'] {
  const hex =
    typeof text === 'string'
      ? /^(?:sha(?:1|256|384|512|224)[:-])?([0-9a-fA-F]{40,128})$/.exec(text)?.[1]
      : undefined;
  const algorithm = { 40: 'SHA-1', 64: 'SHA-256', 96: 'SHA-384', 128: 'SHA-512' }[hex?.length ?? 0];
  return hex && algorithm ? [{ algorithm, value: hex.toLowerCase() }] : [];
}

/** A plain object with its keys; empty for anything else, so that a file of another shape gives nothing instead of failing. */
export function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of a value, where that is an object and owns it. */
export function member(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text itself; empty for anything that is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
