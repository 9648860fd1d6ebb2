import { createHash } from 'node:crypto';
import { type Document, type Finding, type Model, type Page, startOf } from '../model/index.ts';
import { finding } from './revision-rules.ts';

/** What a release keeps of a document, to be held against the next one. */
export interface DocumentState {
  id: string;
  language: string;
  revision: string;
  /** SHA-256 (hex) over what people wrote: title, purpose, pages and their images. What is generated changes with every build. */
  content: string;
}

/**
 * States of the documents of a model that holds the texts of its pages, in their order: this build's, or that of `data/model.json`
 * of an earlier release. Names of files do not count, their texts in reading order and their images do.
 * @implements SRS-3003
 */
export function documentStates({ documents, pages }: Pick<Model, 'documents' | 'pages'>): DocumentState[] {
  const texts = new Map(pages.map((page) => [page.path, [page.text, ...imagesOf(page)]]));
  return documents.map(({ id, language, revision, title, purpose, pages: own }) => {
    const hash = createHash('sha256');
    // Each text with its length before it, so that no two sequences of texts run into one another.
    for (const text of [title, purpose, ...own.flatMap((path) => texts.get(path) ?? '')])
      hash.update(`${text.length}\n${text}`);
    return { id, language, revision, content: hash.digest('hex') };
  });
}

/** Hashes of the images a page shows, in their order. */
function imagesOf({ references }: Page): string[] {
  return references.flatMap(({ sha256 }) => sha256 ?? []);
}

/**
 * Holds the documents against those of the release before: other content needs another revision (IEC 62304 8.1, ISO 13485 4.2.4), and
 * `replaces` has to name the revision that was there.
 * @param release label of the release before, for the messages
 * @implements SRS-2116
 */
export function checkRevisions(
  before: { release: string; documents: readonly DocumentState[] },
  model: Model,
  configFile: string,
): Finding[] {
  const known = new Map(before.documents.map((state) => [`${state.id} ${state.language}`, state]));
  return documentStates(model).flatMap((state, index) => {
    const document = model.documents[index] as Document;
    const old = known.get(`${state.id} ${state.language}`);
    if (!old) return [];
    const place = { file: document.pages[0] ?? configFile, line: 1, column: 1 };
    if (old.revision === state.revision) {
      if (old.content === state.content) return [];
      return [
        finding('revision-unchanged', place, {
          message: `${state.id} (${state.language}) says something else than in ${before.release} under the same revision ${state.revision}.`,
          hint: 'Raise `revision` of the document in the configuration.',
        }),
      ];
    }
    const { replaces = '' } = document;
    if (replaces === '' || replaces === old.revision) return [];
    return [
      finding('revision-replaces', place, {
        message: `${state.id} (${state.language}) says that it replaces revision ${replaces}, but ${before.release} holds revision ${old.revision}.`,
        hint: 'Correct `replaces` of the document in the configuration.',
      }),
    ];
  });
}

/**
 * Documents that are for other versions of the software than this one. A version may end in `x` or `*`: `2.4.x`.
 * @implements SRS-2117
 */
export function checkSoftwareVersions({
  model,
  configFile,
}: {
  model: Model;
  configFile: string;
}): Finding[] {
  const { documents, product } = model;
  return documents.flatMap(({ id, revision, softwareVersions = [] }) => {
    if (
      softwareVersions.length === 0 ||
      softwareVersions.some((version) => includes(version, product.version))
    )
      return [];
    return [
      finding('document-software-version', startOf(configFile), {
        message: `${id} revision ${revision} is for the software versions ${softwareVersions.join(', ')}, but the product is version ${product.version}.`,
        hint: 'Read the document against this version; then name the version in `softwareVersions`, or write a new revision.',
      }),
    ];
  });
}

function includes(pattern: string, version: string): boolean {
  const open = /^((?:[^.]+\.)*)[x*]$/i.exec(pattern);
  return open ? version.startsWith(open[1] as string) : version === pattern;
}
