import type { Finding, Model } from '../model/index.ts';
import { finding } from './rules.ts';

/** Types of documents that come with the device; the Basic UDI-DI belongs to the technical documentation and stands in none of them. */
const withTheDevice: ReadonlySet<string> = new Set(['label', 'instructions-for-use']);

/** Whether documents of a type may show the Basic UDI-DI (MDR Article 27, Annex VI Part C 1). */
export function mayShowBasicUdiDi(documentType: string): boolean {
  return !withTheDevice.has(documentType);
}

/**
 * Finds the Basic UDI-DI on pages of the label and of the instructions for use, where it would be taken for the UDI of the device.
 * The model holds the texts of its pages.
 * @implements SRS-2814
 */
export function checkBasicUdiDi({
  model,
}: {
  model: Pick<Model, 'product' | 'documents' | 'pages'>;
}): Finding[] {
  const { product, documents, pages } = model;
  const basic = product.udi?.basicUdiDi ?? '';
  if (basic === '') return [];
  const texts = new Map(pages.map((page) => [page.path, page]));
  return documents
    .filter(({ type }) => !mayShowBasicUdiDi(type))
    .flatMap(({ id, pages: own }) =>
      own.flatMap((path) => {
        const { text = '', textLine = 1 } = texts.get(path) ?? {};
        return text.split('\n').flatMap((line, index) =>
          line.includes(basic)
            ? [
                finding(
                  'basic-udi-di-misplaced',
                  { file: path, line: textLine + index, column: line.indexOf(basic) + 1 },
                  {
                    message: `${id} shows the Basic UDI-DI ${basic}, which belongs on no label and in no instructions for use.`,
                    hint: 'Remove it here. It belongs to the technical documentation, certificates and EUDAMED.',
                  },
                ),
              ]
            : [],
        );
      }),
    );
}
