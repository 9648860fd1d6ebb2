import { z } from 'zod';
import { text } from './values.ts';

/** Software safety class, IEC 62304 4.3. */
export const safetyClass = z.enum(['A', 'B', 'C']);
export type SafetyClass = z.output<typeof safetyClass>;

/** Unique device identification as the documents carry it. */
export const udi = z.object({
  issuer: z.enum(['gs1', 'hibcc', 'ifa', 'iccbba']).describe('Issuing entity.'),
  di: text.describe('UDI-DI.'),
  basicUdiDi: text.describe(
    'Never on label or instructions for use, never in a carrier. Empty when not stated.',
  ),
  pi: text.describe('UDI-PI in human readable form, e.g. `(8012)2.4.1`.'),
  hri: text.describe('Whole UDI in human readable form, e.g. `(01)09504000059118(8012)2.4.1`.'),
  carrier: text.describe('Data of a GS1 carrier, with ASCII 29 as separator; empty for other issuers.'),
  specimen: z.boolean().describe('The identifier is a specimen: it identifies no device.'),
});
export type Udi = z.output<typeof udi>;

/** Product identity, as every document carries it. */
export const product = z.object({
  name: text.describe('Name of the product.'),
  model: text.describe('Model or variant, empty if there is one only.'),
  version: text.describe('Version of the software.'),
  description: text.describe('What the product is.'),
  safetyClass: safetyClass.describe('Software safety class, IEC 62304 4.3.'),
  manufacturer: z
    .object({
      name: text.describe('Name.'),
      address: text.describe('Postal address.'),
      contact: text.describe('How to reach them; empty where nothing is said.'),
      country: text.optional().describe('ISO 3166-1 alpha-2 of the registered place of business.'),
    })
    .describe('Who answers for the product.'),
  authorisedRepresentative: z
    .object({
      name: text.describe('Name.'),
      address: text.describe('Postal address.'),
    })
    .optional()
    .describe('Who speaks for the manufacturer in the Union; absent where nobody does.'),
  label: z
    .object({
      catalogueNumber: text.describe('Catalogue number; empty when not stated.'),
      instructions: text.describe('Web address of the instructions for use; empty when not stated.'),
    })
    .optional()
    .describe('What the label says that registrations repeat; absent in models of earlier versions.'),
  udi: udi.optional().describe('Unique device identification; absent where none is stated.'),
  languages: z.array(text).describe('BCP 47; the first is the original.'),
  markets: z.array(text).describe('ISO 3166-1 alpha-2, or `EU`.'),
});
export type Product = z.output<typeof product>;
