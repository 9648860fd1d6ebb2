import { field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { readCycloneDx } from './cyclonedx.ts';
import { cycloneDxOfXml } from './cyclonedx-xml.ts';
import { readJson } from './json.ts';
import type { LockContent, LockText } from './reader.ts';
import { spdxOfTagValue } from './spdx-tag-value.ts';
import { readSpdx2 } from './spdx2.ts';
import { readSpdx3 } from './spdx3.ts';

/**
 * A bill of materials of any maker: CycloneDX 1.2 to 1.7 as JSON or XML, SPDX 2.2 and 2.3 as JSON or tag-value, SPDX 3.0 as JSON-LD, told apart
 * by what is in it.
 * @implements SRS-1619, SRS-3607
 */
export function readBom(file: LockText): LockContent {
  if (/^\s*</.test(file.text)) return { packages: readCycloneDx(cycloneDxOfXml(file)) };
  if (/^\s*(?:#[^\n]*\n\s*)*SPDXVersion:/.test(file.text))
    return { packages: readSpdx2(spdxOfTagValue(file)) };
  const { value, lineOf } = readJson(file, 2);
  const bom = { path: file.path, value, lineOf };
  if (textField(value, 'bomFormat') === 'CycloneDX') return { packages: readCycloneDx(bom) };
  if (textField(value, 'spdxVersion') !== '') return { packages: readSpdx2(bom) };
  const context = [field(value, '@context'), ...listOf(value, '@context')];
  if (context.some((each) => typeof each === 'string' && each.includes('spdx.org/rdf/3')))
    return { packages: readSpdx3(bom) };
  throw new Unreadable('it is neither a CycloneDX nor an SPDX bill of materials');
}
