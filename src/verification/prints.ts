import { type ArchiveCheck, bad, good, unknown } from '../release/archive/archive-check.ts';
import type { ArchiveManifest } from '../release/archive/archive-manifest.ts';
import type { ArchiveFiles } from '../release/archive/read-archive.ts';

/** Every PDF has to say on its first page of which product, release and commit it is. */
export async function checkPrints(
  archive: ArchiveFiles,
  { release, commit, product, candidate }: ArchiveManifest,
  firstPage: ((bytes: Uint8Array) => Promise<string>) | undefined,
): Promise<ArchiveCheck[]> {
  const prints = archive.paths.filter((path) => path.startsWith('pdf/') && path.endsWith('.pdf'));
  if (!firstPage) return [];
  const wrong: ArchiveCheck[] = [];
  for (const path of prints) {
    const said = tight(await firstPage(archive.read(path)).catch(() => ''));
    const lacking = [release, commit, product.version, product.udi].filter(
      (text) => !said.includes(tight(text)),
    );
    if (said === '') wrong.push(bad(`${path} cannot be read.`));
    else if (lacking.length > 0)
      wrong.push(bad(`${path} does not name ${lacking.join(', ')} on its first page.`));
    else if (!candidate && said.includes('DRAFT')) wrong.push(bad(`${path} is marked as a draft.`));
  }
  if (wrong.length > 0) return wrong;
  return [
    prints.length === 0
      ? unknown('It holds no PDF.')
      : good(`${prints.length} PDF files name product, release, commit and UDI of the manifest.`),
  ];
}

/** Text of a page comes with breaks and blanks of its own. */
function tight(text: string): string {
  return text.replace(/\s/g, '');
}
