/**
 * Unique device identification: the rules of the issuing entities, check digits, element strings (MDR Annex VI Part C, 21 CFR 830).
 * @c4 component "UDI"
 * @parent Checks
 * @technology TypeScript
 * @uses Model "product and findings"
 * @uses Configuration "what the project states of its product"
 * @implements SDS-17
 */
export { aboutDevice } from './about.ts';
export { checkBasicUdiDi, mayShowBasicUdiDi } from './basic.ts';
export {
  characterSet82,
  checkPair,
  gs1CheckDigit,
  hibcCheckCharacter,
  ifaCheckDigits,
} from './check-characters.ts';
export { type Comparable, readComparable } from './comparable.ts';
export { checkUdiDecision } from './decision.ts';
export { type Element, elementProblem, elementString, humanReadable, parseElementString } from './gs1.ts';
export { issuers } from './issuers.ts';
export { udiOfProduct } from './product.ts';
export { eudamedRegistration } from './registration.ts';
export { type Touched, touchedAspects } from './touched.ts';
