import type { Config } from '../config/index.ts';
import type { Document, Finding, Model, Severity } from '../model/index.ts';
import { parseLock } from './lock.ts';
import { languagesOf } from './markets.ts';
import { type SectionState, translationStates } from './translations.ts';

/**
 * Findings `language-missing`, `market-unknown`, `translation-original`, `translation-differs`, `translation-stale`,
 * `translation-unreviewed`. In a draft they warn; a release with one of them is refused.
 * @param lock text of the lock of translations
 * @param read text of a page of the project
 * @implements SRS-2212, SRS-2213
 */
export function checkLanguages(
  model: Model,
  { config, configFile }: { config: Config; configFile: string },
  lock: string,
  read: (path: string) => string | undefined,
): Finding[] {
  const severity: Severity = model.release.draft ? 'warning' : 'error';
  const { states, mismatches } = translationStates(model, parseLock(lock), read);
  const inConfiguration = { file: configFile, line: 1, column: 1 };
  return [
    ...checkMarkets(model, config).map((finding) => ({ severity, ...finding, ...inConfiguration })),
    ...checkOriginals(model.documents).map((finding) => ({ severity, ...finding, ...inConfiguration })),
    ...mismatches.map(({ document, original, page, line, what }) => ({
      rule: 'translation-differs',
      severity,
      message: `${document} is not built like ${original}, which it translates: ${what}.`,
      hint: 'Give both the same headings in the same order.',
      file: page,
      line,
      column: 1,
    })),
    ...stateFindings(states).map((finding) => ({ severity, ...finding })),
  ];
}

type Said = Omit<Finding, 'severity'>;

function checkMarkets({ product, documents }: Model, { languages }: Config): Said[] {
  return product.markets.flatMap((market): Said[] => {
    const asked = languagesOf(market, languages.markets);
    if (!asked)
      return [
        {
          rule: 'market-unknown',
          message: `Nothing is known of the languages that the market ${market} asks for.`,
          hint: `Add them to the configuration: languages: { markets: { '${market}': ['…'] } }.`,
        },
      ];
    const wanted = documents.filter(
      ({ type, translationOf }) => languages.documents.includes(type) && !translationOf,
    );
    return wanted.flatMap((original) => {
      const there = documents
        .filter(({ id, translationOf }) => id === original.id || translationOf === original.id)
        .map(({ language }) => mainOf(language));
      return asked
        .filter((language) => !there.includes(mainOf(language)))
        .map((language) => ({
          rule: 'language-missing',
          message: `${original.id} is not there in ${language}, which the market ${market} asks for.`,
          hint: `Add a document with language: '${language}' and translationOf: '${original.id}', or say in languages.markets what ${market} really asks for.`,
        }));
    });
  });
}

function checkOriginals(documents: readonly Document[]): Said[] {
  return documents.flatMap((document): Said[] => {
    const { id, translationOf } = document;
    if (!translationOf) return [];
    const original = documents.find((each) => each.id === translationOf);
    const wrong = !original
      ? `there is no ${translationOf}`
      : original.id === id
        ? 'that is itself'
        : original.translationOf
          ? `${translationOf} is a translation itself`
          : original.type !== document.type
            ? `${translationOf} is of the type ${original.type}`
            : original.language === document.language
              ? `both are in ${document.language}`
              : original.revision !== document.revision
                ? `${translationOf} is at revision ${original.revision}, the translation at ${document.revision}`
                : '';
    if (wrong === '') return [];
    return [
      {
        rule: 'translation-original',
        message: `${id} says that it translates ${translationOf}, but ${wrong}.`,
        hint: 'Correct `translationOf`, `type`, `language` or `revision` of the document.',
      },
    ];
  });
}

/** One finding a section; a translation of which nothing was compared yet is one finding as a whole. */
function stateFindings(states: readonly SectionState[]): Said[] {
  const byDocument = Map.groupBy(states, ({ document }) => document);
  return [...byDocument.values()].flatMap((own) => {
    const [first] = own;
    if (!first || own.some(({ state }) => state !== 'unreviewed'))
      return own.filter(({ state }) => state !== 'current').map(stateFinding);
    const { document, original, page } = first;
    return [
      {
        rule: 'translation-unreviewed',
        message: `Nobody compared ${document} with ${original} yet, of which it is the translation (${own.length} sections).`,
        hint: acceptHint(document),
        file: page,
        line: first.heading.place.line,
        column: 1,
      },
    ];
  });
}

function acceptHint(document: string): string {
  return `Compare both, then run \`dossier translations ${document} --accept --reason "..."\`.`;
}

function stateFinding({
  document,
  original,
  page,
  heading,
  sourcePage,
  sourceHeading,
  state,
}: SectionState): Said {
  const source = `"${sourceHeading.text}" (${sourcePage}:${sourceHeading.place.line})`;
  const hint = acceptHint(document);
  const place = { file: page, line: heading.place.line, column: heading.place.column };
  if (state === 'unreviewed')
    return {
      rule: 'translation-unreviewed',
      message: `Nobody compared "${heading.text}" of ${document} with ${source} of ${original}.`,
      hint,
      ...place,
    };
  const what =
    state === 'stale'
      ? `${source} of ${original} changed since it was translated`
      : 'it changed since it was compared';
  return {
    rule: 'translation-stale',
    message: `"${heading.text}" of ${document} is stale: ${what}.`,
    hint,
    ...place,
  };
}

function mainOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
