import type { Model } from '../model/index.ts';

/** What an about screen or an interface of the product tells of its identity (MDR Annex VI Part C 6.5.4; 21 CFR 801.50). */
export interface AboutDevice {
  name: string;
  model: string;
  version: string;
  manufacturer: string;
  /** Release label; a draft says so. */
  release: string;
  draft: boolean;
  /** The Basic UDI-DI is not among it: it belongs on no label and in no carrier. */
  udi: {
    issuer: string;
    di: string;
    pi: string;
    /** Human readable, with the issuer's identifiers: what the screen shows. */
    hri: string;
    /** The identifier identifies no device. */
    specimen: boolean;
  };
  /** The software that this identity is of, by its SHA-256 (hex); absent where none is bound to the release. */
  software?: { name: string; sha256: string }[];
}

/**
 * The identity of the product as data.
 * @returns undefined for a product without UDI
 * @implements SRS-1909
 */
export function aboutDevice({
  product,
  release,
  artifacts,
}: Pick<Model, 'product' | 'release' | 'artifacts'>): AboutDevice | undefined {
  const { name, model, version, manufacturer, udi } = product;
  if (!udi) return undefined;
  const { issuer, di, pi, hri, specimen } = udi;
  return {
    name,
    model,
    version,
    manufacturer: manufacturer.name,
    release: release.label,
    draft: release.draft,
    udi: { issuer, di, pi, hri, specimen },
    ...(artifacts.length > 0 ? { software: artifacts.map(({ name, sha256 }) => ({ name, sha256 })) } : {}),
  };
}
