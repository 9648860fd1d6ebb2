import { type Config, settingPlace } from '../config/index.ts';
import { type Document, didYouMean, type Finding, type Model } from '../model/index.ts';
import { askedBlock } from './render-block.ts';
import { finding } from './rules.ts';
import { documentTypes, ownDocumentTypes, type Templates } from './templates.ts';

/**
 * What composing the documents would refuse and no drawing is needed for: `unknown-block` and `block-parameters` of pages,
 * `unknown-document-type`.
 * @param own the project's templates by their path
 * @param source the configuration's text, where a setting is to be told at its line
 * @implements SRS-3425
 */
export function checkParts(
  { pages, documents }: Pick<Model, 'pages' | 'documents'>,
  config: Config,
  own: Templates = new Map(),
  source?: ConfigText,
): Finding[] {
  const blocks = pages.flatMap((page) =>
    page.blocks.flatMap(({ name, parameters, place }) => {
      const asked = askedBlock(name, parameters, place, config);
      return 'message' in asked ? [asked] : [];
    }),
  );
  const known = documentTypes(own);
  const unknown = documents.filter(({ type }) => !known.has(type));
  return [...blocks, ...unknown.map((document) => unknownType(document, config, source))];
}

/** The configuration as it is written. */
type ConfigText = Parameters<typeof settingPlace>[0];

/** A document of a type without a template, told where the configuration names it. */
function unknownType({ id, type }: Document, { documents }: Config, source: ConfigText | undefined): Finding {
  const index = documents.findIndex((each) => each.id === id);
  const place = source && settingPlace(source, 'documents', Math.max(index, 0), 'type');
  return finding('unknown-document-type', place, {
    message: `${id} is of the type "${type}", for which there is no template: only its own pages are shown.`,
    hint: `${didYouMean(type, ownDocumentTypes())}Use a type the manual names, or write a template documents/${type}.hbs into the templates of the project.`,
  });
}
