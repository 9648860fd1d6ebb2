/** Software safety class, IEC 62304 4.3. */
export type SafetyClass = 'A' | 'B' | 'C';

/** Product identity, as every document carries it. */
export interface Product {
  name: string;
  /** Model or variant, empty if there is one only. */
  model: string;
  version: string;
  description: string;
  safetyClass: SafetyClass;
  manufacturer: { name: string; address: string; contact: string };
  authorisedRepresentative?: { name: string; address: string } | undefined;
  udi?: Udi | undefined;
  /** BCP 47; the first is the original. */
  languages: string[];
  /** ISO 3166-1 alpha-2, or `EU`. */
  markets: string[];
}

/** Unique device identification as the documents carry it. */
export interface Udi {
  issuer: 'gs1' | 'hibcc' | 'ifa' | 'iccbba';
  /** UDI-DI. */
  di: string;
  /** Never on label or instructions for use, never in a carrier. Empty when not stated. */
  basicUdiDi: string;
  /** UDI-PI in human readable form, e.g. `(8012)2.4.1`. */
  pi: string;
  /** Whole UDI in human readable form, e.g. `(01)09504000059118(8012)2.4.1`. */
  hri: string;
  /** Data of a GS1 carrier, with ASCII 29 as separator; empty for other issuers. */
  carrier: string;
  /** The identifier is a specimen: it identifies no device. */
  specimen: boolean;
}
