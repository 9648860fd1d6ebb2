import type { Place } from './place.ts';

/** Where a package comes from; the type of its package URL (purl). */
export type Ecosystem =
  | 'npm'
  | 'pypi'
  | 'cargo'
  | 'golang'
  | 'nuget'
  | 'maven'
  | 'gem'
  | 'composer'
  | 'swift'
  | 'conan'
  | 'cocoapods'
  | 'pub'
  | 'hex'
  | 'generic';

/** What a package is there for: `development` never reaches the product, `optional` may be missing from it. */
export type PackageScope = 'production' | 'development' | 'optional';

/** One package as one lockfile or bill of materials states it. */
export interface LockedPackage {
  ecosystem: Ecosystem;
  /** With its namespace as the ecosystem writes it, e.g. `@babel/core`, `org.slf4j:slf4j-api`. */
  name: string;
  /** The version that is locked; empty where the file resolves none, which is an error. */
  version: string;
  /** What was asked for, e.g. `^1.2.0`; empty where the file does not say, and for what nobody asked for by name. */
  requested: string;
  /** Package URL with version, e.g. `pkg:npm/%40babel/core@7.0.0`. */
  purl: string;
  /** Asked for by the project itself, and not only by another package. */
  direct: boolean;
  scope: PackageScope;
  /** SPDX licence expression; empty where the file does not say. */
  licence: string;
  /** Algorithm as CycloneDX names it (`SHA-256`, `SHA-512`) and value in lower-case hexadecimal digits. */
  hashes: { algorithm: string; value: string }[];
  /** Package URLs of what it depends on, sorted. */
  dependencies: string[];
  /** The file that states it, and the line. */
  place: Place;
}

/** One SOUP item (IEC 62304 3.29): what every file that states it says together. */
export interface SoupItem extends Omit<LockedPackage, 'place'> {
  /** Every file that states it, sorted. */
  places: Place[];
  /** ID of its entry in the SOUP register, or of the group's; empty where there is none. */
  entry: string;
  /** Elements of the architecture that import it, sorted. */
  usedBy: string[];
  /** The highest safety class among them; empty where none uses it. */
  safetyClass: 'A' | 'B' | 'C' | '';
}
