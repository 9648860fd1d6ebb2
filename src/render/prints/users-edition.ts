import type { Config } from '../../config/index.ts';
import {
  type Composer,
  drawSymbol,
  labelRows,
  openingText,
  toldRepository,
  wordsIn,
} from '../../documents/index.ts';
import { type Document, type Model, usersEditionOf } from '../../model/index.ts';
import { checklistOf } from '../../regulation/checklist.ts';
import type { ShownFiles } from '../files/index.ts';
import type { PrintJob } from '../pdf/index.ts';
import { pdfAddresses, pdfAnchor } from './pdf-addresses.ts';
import { identityOf } from './print-jobs.ts';

/** What identifies a document to those who use it; the rest is for auditors. */
const identifying = [
  'Document ID',
  'Revision',
  'Date of issue',
  'Replaces revision',
  'Status',
  'Product',
  'Software version',
  'For software versions',
  'Release',
  'Software (SHA-256)',
  'Language',
  'Translation of',
  'Manufacturer',
  'Authorised representative',
];

/**
 * The edition for users of a document that they hold in their hands, the same text as the audit edition: its cover says what the product
 * is for and shows its symbols, what identifies it stands on the last page, and what only auditors need is left out.
 * @param audit the edition for auditors
 * @returns nothing for other documents
 * @implements SRS-3701
 */
export function usersEdition(
  document: Document,
  audit: PrintJob,
  composer: Composer,
  { model, config, shown }: { model: Model; config: Config; shown: ShownFiles },
): PrintJob[] {
  const id = usersEditionOf(document);
  if (id === undefined) return [];
  const t = wordsIn(audit.language);
  // Users have the documents for users only; what others tell is text to them.
  const known = pdfAddresses(model, document, toldRepository(model, config), shown, (other) => {
    const edition = usersEditionOf(other);
    return edition && `${edition}.pdf`;
  });
  const addresses = { ...known, forUsers: true };
  return [
    {
      ...audit,
      id,
      parts: composer
        .compose(document, addresses, pdfAnchor)
        .parts.filter(({ isRecord }) => !isRecord)
        .map(({ sections: _, ...part }) => part),
      cover: {
        ...audit.cover,
        type: '',
        identity: identityOf(document, model, audit.language, t)
          .filter(({ label }) => identifying.includes(label))
          .map(({ label, value }) => ({ label: t(label), value })),
        approvals: [],
        changes: [],
        earlierChanges: 0,
        clauses: [],
      },
      forUsers: {
        intendedUse: intendedUse(document, model, config),
        languageName: nameOf(audit.language),
        symbols: [
          { symbol: drawSymbol('instructions', t), text: t('Read these instructions before use.') },
          ...labelRows(model.product, config.label)
            .filter(({ symbol }) => symbol !== 'udi')
            .map(({ symbol, letters, text }) => ({
              symbol: drawSymbol(symbol, t, letters),
              text: symbol === 'medical-device' ? t(text) : text,
            })),
        ],
      },
      revision: `${audit.revision} user`,
      attachments: [],
    },
  ];
}

/** The first paragraph of the section that states the intended use; empty where no profile asks for one. */
function intendedUse(document: Document, model: Model, config: Config): string {
  const list = checklistOf(document, model, config);
  const entry = list?.entries.find(
    ({ section, state }) => section.id === 'intended-use' && state === 'present',
  );
  const page =
    entry && document.pages.includes(entry.page) && model.pages.find(({ path }) => path === entry.page);
  return page ? openingText(page, entry.anchor) : '';
}

/** A language in its own words: `Deutsch`. */
function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
