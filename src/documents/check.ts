import type { Config } from '../config/index.ts';
import { type Document, didYouMean, type Finding, type Model } from '../model/index.ts';
import { askedBlock } from './blocks/render-block.ts';
import { finding } from './rules.ts';
import { documentTypes, ownDocumentTypes, type Templates } from './templates.ts';

/**
 * What composing the documents would refuse and no drawing is needed for: `unknown-block` and `block-parameters` of pages,
 * `unknown-document-type`.
 * @param own the project's templates by their path
 * @implements SRS-3425
 */
export function checkParts(
  { pages, documents }: Pick<Model, 'pages' | 'documents'>,
  config: Config,
  own: Templates = new Map(),
): Finding[] {
  const blocks = pages.flatMap((page) =>
    page.blocks.flatMap(({ name, parameters, place }) => {
      const asked = askedBlock(name, parameters, place, config);
      return 'message' in asked ? [asked] : [];
    }),
  );
  const known = documentTypes(own);
  return [...blocks, ...documents.filter(({ type }) => !known.has(type)).map(unknownType)];
}

/** The finding of a document of a type without a template. */
export function unknownType({ id, type }: Document): Finding {
  return finding('unknown-document-type', undefined, {
    message: `${id} is of the type "${type}", for which there is no template: only its own pages are shown.`,
    hint: `${didYouMean(type, ownDocumentTypes())}Use a type the manual names, or write a template documents/${type}.hbs into the templates of the project.`,
  });
}
