import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { informationOf } from '../metadata.ts';
import { nameIn, unless } from './objects.ts';

/** What holds for the file as a whole: identifier, colours, actions, title, names. */
export function checkFile(
  pdf: PDFDocument,
  dictionaries: readonly PDFDict[],
  names: ReadonlySet<PDFName>,
): string[] {
  const { catalog, context } = pdf;
  const title = informationOf(pdf)?.lookup(PDFName.of('Title'));
  const actions = dictionaries
    .map((dictionary) => nameIn(dictionary, 'S'))
    .filter((type) => forbiddenActions.has(type));
  const foreign = ['OpenAction', 'AA', 'AcroForm', 'OCProperties', 'Requirements'].filter((key) =>
    catalog.has(PDFName.of(key)),
  );
  return [
    ...unless(context.trailerInfo.ID instanceof PDFArray, 'the file has no identifier (ISO 19005-3, 6.1.3)'),
    ...unless(context.trailerInfo.Encrypt === undefined, 'the file is encrypted (ISO 19005-3, 6.1.3)'),
    ...unless(hasOutputIntent(pdf), 'there is no output intent (ISO 19005-3, 6.2.3)'),
    ...unless(actions.length === 0, `there are actions of the type ${actions[0]} (ISO 19005-3, 6.5.1)`),
    ...unless(foreign.length === 0, `the catalog has the entry ${foreign[0]} (ISO 19005-3, 6.5.2, 6.9)`),
    ...unless(
      (title instanceof PDFHexString || title instanceof PDFString) && title.decodeText() !== '',
      'the file has no title (ISO 14289-1, 7.1)',
    ),
    ...unless([...names].every(isShort), 'a name is longer than 127 bytes (ISO 19005-3, 6.1.13)'),
  ];
}

function hasOutputIntent({ catalog }: PDFDocument): boolean {
  const intents = catalog.lookup(PDFName.of('OutputIntents'));
  const intent = intents instanceof PDFArray && intents.size() === 1 ? intents.lookup(0) : undefined;
  return (
    intent instanceof PDFDict &&
    nameIn(intent, 'S') === 'GTS_PDFA1' &&
    intent.lookup(PDFName.of('DestOutputProfile')) instanceof PDFRawStream
  );
}

/** No name of up to 40 characters is longer than 127 bytes, however it is written. */
function isShort(name: PDFName): boolean {
  return name.toString().length <= 40 || name.asBytes().length <= 127;
}

const forbiddenActions = new Set(
  'JavaScript Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView'.split(' '),
);
