import { Unreadable } from '../unreadable.ts';
import type { BomText } from './bom-text.ts';
import type { LockText } from './reader.ts';

type Members = Record<string, unknown>;

/** Tags of a package and what they are called in JSON. */
const ofPackage = new Map([
  ['SPDXID', 'SPDXID'],
  ['PackageVersion', 'versionInfo'],
  ['PackageLicenseConcluded', 'licenseConcluded'],
  ['PackageLicenseDeclared', 'licenseDeclared'],
]);

/** Tags that begin another element than a package. */
const others = /^(?:FileName|SnippetSPDXID|LicenseID|Annotator|Reviewer)$/;

/**
 * An SPDX document of version 2.1 to 2.3 in tag-value form as the same in JSON, so that one reader judges both (SPDX 2.3, clauses 6 to 11).
 * @implements SRS-3607
 */
export function spdxOfTagValue({ path, text }: LockText): BomText {
  const document: Members = {};
  const packages: Members[] = [];
  const files: Members[] = [];
  const relationships: Members[] = [];
  const lines: { packages: number[]; relationships: number[] } = { packages: [], relationships: [] };
  let open: Members = document;
  let isPackage = false;
  for (const { tag, value, line } of tagsIn(text)) {
    if (tag === 'PackageName') {
      open = { name: value, externalRefs: [], checksums: [] };
      isPackage = true;
      packages.push(open);
      lines.packages.push(line);
    } else if (others.test(tag)) {
      open = tag === 'SnippetSPDXID' ? { SPDXID: value } : {};
      isPackage = false;
      files.push(open);
    } else if (tag === 'Relationship') {
      const [from = '', type = '', to = ''] = value.split(/\s+/);
      relationships.push({ spdxElementId: from, relationshipType: type, relatedSpdxElement: to });
      lines.relationships.push(line);
    } else if (tag === 'SPDXVersion')
      // 2.1 has the same tags.
      document.spdxVersion = value.replace('SPDX-2.1', 'SPDX-2.2');
    else if (tag === 'SPDXID') open.SPDXID = value;
    else if (isPackage) addTo(open, tag, value);
  }
  return {
    path,
    value: { ...document, packages, files, relationships },
    lineOf: (list, index) => lines[list as keyof typeof lines]?.[index as number] ?? 1,
  };
}

function addTo(open: Members, tag: string, value: string): void {
  const member = ofPackage.get(tag);
  if (member) open[member] = value;
  if (tag === 'PackageChecksum') {
    const [algorithm = '', checksumValue = ''] = value.split(/:\s*/, 2);
    (open.checksums as Members[]).push({ algorithm, checksumValue });
  }
  if (tag === 'ExternalRef') {
    const [, referenceType = '', referenceLocator = ''] = value.split(/\s+/);
    (open.externalRefs as Members[]).push({ referenceType, referenceLocator });
  }
}

/** Tags with their values; a text in `<text>` may go on over lines. */
function tagsIn(text: string): { tag: string; value: string; line: number }[] {
  const found: { tag: string; value: string; line: number }[] = [];
  let isText = false;
  let opened = 1;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const last = found.at(-1);
    if (isText && last) {
      const end = raw.indexOf('</text>');
      last.value += `\n${end < 0 ? raw : raw.slice(0, end)}`;
      isText = end < 0;
      continue;
    }
    const plain = raw.trim();
    if (plain === '' || plain.startsWith('#')) continue;
    const [, tag = '', value = ''] = /^([A-Za-z]\w*):\s*(.*)$/.exec(plain) ?? [];
    if (tag === '') throw new Unreadable(`this is no tag and value: ${plain.slice(0, 60)}`, line);
    const [, begun, whole] = /^<text>((.*)<\/text>|.*)$/.exec(value) ?? [];
    isText = begun !== undefined && whole === undefined;
    if (isText) opened = line;
    found.push({ tag, value: whole ?? begun ?? value, line });
  }
  if (isText) throw new Unreadable('a text is never closed', opened);
  return found;
}
