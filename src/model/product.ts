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
  authorisedRepresentative: { name: string; address: string } | undefined;
  udi:
    | {
        issuer: 'gs1' | 'hibcc' | 'ifa' | 'iccbba';
        di: string;
        basicUdiDi: string;
        pi: string;
        specimen: boolean;
      }
    | undefined;
  /** BCP 47; the first is the original. */
  languages: string[];
  /** ISO 3166-1 alpha-2, or `EU`. */
  markets: string[];
}
