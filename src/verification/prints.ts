import { type Document, isUsersEdition, usersEditionOf } from '../model/index.ts';
import { type ArchiveCheck, bad, good, unknown } from '../release/archive/archive-check.ts';
import type { ArchiveManifest } from '../release/archive/archive-manifest.ts';
import type { ArchiveFiles } from '../release/archive/read-archive.ts';

/**
 * Every document has its PDF, which says on its first page of which product, release and commit it is, and is not that of another document.
 * @param documents of the model, each of which was printed
 * @implements SRS-3296
 */
export async function checkPrints(
  archive: ArchiveFiles,
  { release, commit, product, candidate }: ArchiveManifest,
  documents: readonly Pick<Document, 'id' | 'name' | 'title' | 'type'>[],
  firstPage: ((bytes: Uint8Array) => Promise<string>) | undefined,
): Promise<ArchiveCheck[]> {
  const prints = archive.paths.filter((path) => path.startsWith('pdf/') && path.endsWith('.pdf'));
  if (!firstPage)
    return prints.length === 0
      ? []
      : [
          unknown(
            `Its ${prints.length} PDF files were not read here: of what they are, only their names tell.`,
          ),
        ];
  const editions = documents.flatMap((document) => {
    const forUsers = usersEditionOf(document);
    return forUsers === undefined ? [document] : [document, { ...document, name: forUsers }];
  });
  const wrong = documents
    .filter(({ name }) => !prints.includes(printOf(name)))
    .map(({ name }) => bad(`${name} has no print: ${printOf(name)} is missing.`));
  for (const path of prints) {
    const said = tight(await firstPage(archive.read(path)).catch(() => ''));
    const own = editions.find(({ name }) => printOf(name) === path);
    // Users are shown the commit in short.
    const shownCommit = isUsersEdition(path.slice(0, -'.pdf'.length)) ? commit.slice(0, 12) : commit;
    const lacking = [release, shownCommit, product.version, product.udi].filter(
      (text) => !said.includes(tight(text)),
    );
    const isOf = ({ id, title }: Pick<Document, 'id' | 'title'>): boolean =>
      said.includes(tight(id)) && said.includes(tight(title));
    const other = own && !isOf(own) ? documents.find(isOf) : undefined;
    if (said === '') wrong.push(bad(`${path} cannot be read.`));
    else if (lacking.length > 0)
      wrong.push(bad(`${path} does not name ${lacking.join(', ')} on its first page.`));
    else if (!candidate && said.includes('DRAFT')) wrong.push(bad(`${path} is marked as a draft.`));
    else if (other) wrong.push(bad(`${path} is the print of ${other.name}.`));
  }
  if (wrong.length > 0) return wrong;
  return [
    prints.length === 0
      ? unknown('It holds no PDF.')
      : good(`${prints.length} PDF files name product, release, commit and UDI of the manifest.`),
  ];
}

function printOf(name: string): string {
  return `pdf/${name}.pdf`;
}

/** Text of a page comes with breaks and blanks of its own. */
function tight(text: string): string {
  return text.replace(/\s/g, '');
}
