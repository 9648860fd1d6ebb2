import type { Config } from '../config/index.ts';
import { type Finding, type Product, startOf } from '../model/index.ts';
import { type Element, elementProblem, elementString, humanReadable } from './gs1.ts';
import { isEudamedIdentifier, issuers } from './issuers.ts';
import { finding } from './rules.ts';

/**
 * The UDI a product's documents carry: device identifier and production identifier in human readable form, and the data of a carrier.
 * The software version is the production identifier (MDR Annex VI Part C 6.5.1; 21 CFR 801.50).
 * @returns the UDI, undefined when the product has none, and findings of the rule `invalid-udi`
 * @implements SRS-506, SRS-2814
 */
export function udiOfProduct(
  product: Config['product'],
  configFile: string,
): { udi: Product['udi']; findings: Finding[] } {
  if (!product.udi) return { udi: undefined, findings: [] };
  const { issuer, di, basicUdiDi, specimen, identifier, productionDate, serial, additionalId } = product.udi;
  const { diProblem, basicProblem } = issuers[issuer];
  const elements: Element[] = [{ ai: '01', value: di }];
  if (productionDate !== '') elements.push({ ai: '11', value: productionDate });
  elements.push({ ai: identifier, value: product.version });
  if (serial !== '') elements.push({ ai: '21', value: serial });
  if (additionalId !== '') elements.push({ ai: '240', value: additionalId });
  const isGs1 = issuer === 'gs1';
  const pi = isGs1 ? humanReadable(elements.slice(1)) : product.version;
  const problems = [
    diProblem(di),
    basicUdiDi === '' || isEudamedIdentifier(basicUdiDi) ? undefined : basicProblem(basicUdiDi),
    ...(isGs1 ? elements.slice(1).map(elementProblem) : []),
    basicUdiDi !== '' && elements.some(({ value }) => value.includes(basicUdiDi))
      ? `The UDI holds the Basic UDI-DI ${basicUdiDi}, which stands in no carrier.`
      : undefined,
  ].filter((problem) => problem !== undefined);
  return {
    udi: {
      issuer,
      di,
      basicUdiDi,
      pi,
      specimen,
      hri: isGs1 ? humanReadable(elements) : `${di} ${pi}`,
      carrier: isGs1 ? elementString(elements) : '',
    },
    findings: problems.map((message) =>
      finding('invalid-udi', startOf(configFile), {
        message,
        hint: `Correct \`product.udi\` in ${configFile}; the number is assigned by ${issuers[issuer].name}, never made up.`,
      }),
    ),
  };
}
