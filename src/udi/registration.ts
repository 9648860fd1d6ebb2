import type { Model, Product } from '../model/index.ts';

/** Of which devices a point is asked. */
type Asked = 'every device' | 'where applicable' | 'optional';

/** A point of MDR Annex VI, with what the project states of it. */
export interface RegistrationPoint {
  /** Part and number, such as `B 5`. */
  point: string;
  field: string;
  asked: Asked;
  value?: string;
  /** Nothing that Dossier knows states it. */
  missing?: true;
}

/** What EUDAMED asks of a device, as far as the project states it. */
export interface Registration {
  source: string;
  /** Release label; a draft says so. */
  release: string;
  draft: boolean;
  /** The identifiers identify no device. */
  specimen: boolean;
  points: RegistrationPoint[];
  /** Points asked of every device that nothing states. */
  missing: string[];
}

/**
 * The points that the European database asks for when a device is registered (MDR Annex VI, Part A section 2, Part B; of section 1 those
 * of the manufacturer), filled in from the product. The production of software is controlled by its identification (Part C 6.5.1).
 * @returns undefined for a product without UDI
 * @implements SRS-3625
 */
export function eudamedRegistration({
  product,
  release,
}: Pick<Model, 'product' | 'release'>): Registration | undefined {
  if (!product.udi) return undefined;
  const stated = statedOf(product, product.udi);
  const points = asked.map(([point, field, of]): RegistrationPoint => {
    const value = stated[point] ?? '';
    return { point, field, asked: of, ...(value === '' ? { missing: true as const } : { value }) };
  });
  return {
    source: 'Regulation (EU) 2017/745, Annex VI',
    release: release.label,
    draft: release.draft,
    specimen: product.udi.specimen,
    points,
    missing: points.filter((each) => each.missing && each.asked === 'every device').map(({ point }) => point),
  };
}

function statedOf(
  { name, model, description, manufacturer, authorisedRepresentative: representative, label }: Product,
  { di, issuer, basicUdiDi }: NonNullable<Product['udi']>,
): Record<string, string> {
  const listed = (...texts: (string | undefined)[]): string => texts.filter(Boolean).join(', ');
  return {
    'A 1.1': 'manufacturer',
    'A 1.2': listed(manufacturer.name, manufacturer.address, manufacturer.contact),
    'A 2.1': basicUdiDi,
    'B UDI-DI': di,
    'B issuer': issuer.toUpperCase(),
    'B 2': basicUdiDi,
    'B 3': 'software identification',
    'B 5': listed(manufacturer.name, manufacturer.address),
    'B 7': listed(representative?.name, representative?.address),
    'B 10': name,
    'B 11': listed(model, label?.catalogueNumber),
    'B 13': description,
    'B 22': label?.instructions ?? '',
  };
}

const status = 'status of the device on the market';

const asked: readonly (readonly [point: string, field: string, asked: Asked])[] = [
  ['A 1.1', 'kind of economic operator', 'every device'],
  ['A 1.2', 'name, address and contact of the manufacturer', 'every device'],
  ['A 1.3', 'who submits for the manufacturer', 'where applicable'],
  ['A 1.4', 'person responsible for regulatory compliance', 'every device'],
  ['A 2.1', 'Basic UDI-DI', 'every device'],
  ['A 2.2', 'certificate and notified body', 'where applicable'],
  ['A 2.3', 'Member State of first placing on the market', 'every device'],
  ['A 2.4', 'Member States where it is available (classes IIa, IIb, III)', 'where applicable'],
  ['A 2.5', 'risk class', 'every device'],
  ['A 2.6', 'reprocessed single-use device', 'every device'],
  ['A 2.7', 'medicinal substance', 'every device'],
  ['A 2.8', 'medicinal substance from human blood or plasma', 'every device'],
  ['A 2.9', 'tissues or cells of human origin', 'every device'],
  ['A 2.10', 'tissues or cells of animal origin', 'every device'],
  ['A 2.11', 'clinical investigations', 'where applicable'],
  ['A 2.12', 'purpose other than a medical one (Annex XVI)', 'where applicable'],
  ['A 2.13', 'who designed and made it for the manufacturer', 'where applicable'],
  ['A 2.14', 'summary of safety and clinical performance (class III, implantable)', 'where applicable'],
  ['A 2.15', status, 'every device'],
  ['B UDI-DI', 'UDI-DI', 'every device'],
  ['B issuer', 'issuing entity of the UDI-DI', 'every device'],
  ['B 1', 'quantity in each package', 'every device'],
  ['B 2', 'Basic UDI-DI and further UDI-DIs', 'every device'],
  ['B 3', 'how production is controlled', 'every device'],
  ['B 4', 'UDI-DI of the unit of use', 'where applicable'],
  ['B 5', 'name and address of the manufacturer', 'every device'],
  ['B 6', 'single registration number (SRN)', 'every device'],
  ['B 7', 'name and address of the authorised representative', 'where applicable'],
  ['B 8', 'nomenclature code', 'every device'],
  ['B 9', 'risk class', 'every device'],
  ['B 10', 'name or trade name', 'where applicable'],
  ['B 11', 'model, reference or catalogue number', 'where applicable'],
  ['B 12', 'clinical size', 'where applicable'],
  ['B 13', 'description of the product', 'optional'],
  ['B 14', 'storage and handling', 'where applicable'],
  ['B 15', 'further trade names', 'where applicable'],
  ['B 16', 'labelled for single use', 'every device'],
  ['B 17', 'number of reuses', 'where applicable'],
  ['B 18', 'labelled sterile', 'every device'],
  ['B 19', 'to be sterilised before use', 'every device'],
  ['B 20', 'contains latex', 'every device'],
  ['B 21', 'substances labelled under Annex I 10.4.5', 'where applicable'],
  ['B 22', 'web address of further information, such as electronic instructions for use', 'optional'],
  ['B 23', 'critical warnings and contra-indications', 'where applicable'],
  ['B 24', status, 'every device'],
];
