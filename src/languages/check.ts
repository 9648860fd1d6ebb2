import type { Config } from '../config/index.ts';
import {
  type Document,
  type Finding,
  type Model,
  originalOf,
  type Place,
  startOf,
  type TranslatedSection,
} from '../model/index.ts';
import { languagesOf } from './markets.ts';
import { finding } from './rules.ts';
import type { Mismatch } from './translations.ts';

/**
 * Findings `language-missing`, `market-unknown`, `translation-original`, `translation-differs`, `translation-stale`,
 * `translation-unreviewed`. In a draft they warn; a release with one of them is refused.
 * @implements SRS-2212, SRS-2213
 */
export function checkLanguages({
  model,
  config,
  configFile,
  mismatches = [],
}: {
  model: Model;
  config: Config;
  configFile: string;
  mismatches?: readonly Mismatch[];
}): Finding[] {
  const inConfiguration = startOf(configFile);
  const found = [
    ...checkMarkets(model, config, inConfiguration),
    ...checkOriginals(model.documents, inConfiguration),
    ...mismatches.map(({ document, original, page, line, what }) =>
      finding(
        'translation-differs',
        { file: page, line, column: 1 },
        {
          message: `${document} is not built like ${original}, which it translates: ${what}.`,
          hint: 'Give both the same headings in the same order.',
        },
      ),
    ),
    ...stateFindings(model, config),
  ];
  const severity = model.release.draft ? 'warning' : 'error';
  return found.map((each) => ({ ...each, severity }));
}

function checkMarkets({ product, documents }: Model, { languages }: Config, place: Place): Finding[] {
  return product.markets.flatMap((market) => {
    const asked = languagesOf(market, languages.markets);
    if (!asked)
      return [
        finding('market-unknown', place, {
          message: `Nothing is known of the languages that the market ${market} asks for.`,
          hint: `Add them to the configuration: languages: { markets: { '${market}': ['…'] } }.`,
        }),
      ];
    const wanted = documents.filter(
      ({ type, translatedFrom }) => languages.documents.includes(type) && translatedFrom === undefined,
    );
    return wanted.flatMap((original) => {
      const there = documents.filter(({ id }) => id === original.id).map(({ language }) => mainOf(language));
      return asked
        .filter((language) => !there.includes(mainOf(language)))
        .map((language) =>
          finding('language-missing', place, {
            message: `${original.id} is not there in ${language}, which the market ${market} asks for.`,
            hint: `Add a document with id: '${original.id}', language: '${language}' and translatedFrom: '${original.language}', or say in languages.markets what ${market} really asks for.`,
          }),
        );
    });
  });
}

/** One document in several languages has one original, and every other one says which it was made from. */
function checkOriginals(documents: readonly Document[], place: Place): Finding[] {
  return documents.flatMap((document) => {
    const { id, name, language, translatedFrom } = document;
    const original = originalOf(document, documents);
    const wrong = translatedFrom === undefined ? doubleOriginal() : wrongOriginal();
    return wrong === undefined
      ? []
      : [
          finding('translation-original', place, {
            message: `${name} ${wrong}.`,
            hint: 'Correct `id`, `language`, `translatedFrom`, `type` or `revision` of the document.',
          }),
        ];

    function doubleOriginal(): string | undefined {
      const first = documents.find((other) => other.id === id && other.translatedFrom === undefined);
      return first === document
        ? undefined
        : `has the same ID as ${first?.name} and does not say that it is a translation of it`;
    }

    function wrongOriginal(): string | undefined {
      const said = `says that it translates ${id} from ${translatedFrom}, but`;
      if (!original) return `${said} there is none in that language`;
      if (original === document) return `${said} it is in ${language} itself`;
      if (original.translatedFrom !== undefined) return `${said} that one is a translation itself`;
      if (original.type !== document.type) return `${said} that one is of the type ${original.type}`;
      if (original.revision !== document.revision)
        return `is at revision ${document.revision}, its original ${original.name} at ${original.revision}`;
      return undefined;
    }
  });
}

/** One finding a section; a translation of which nothing was compared yet is one finding as a whole. */
function stateFindings({ translations, documents, product }: Model, { languages }: Config): Finding[] {
  const byDocument = Map.groupBy(translations, ({ document }) => document);
  return [...byDocument].flatMap(([name, own]) => {
    const [first] = own;
    const language = mainOf(documents.find((document) => document.name === name)?.language ?? '');
    const markets = product.markets.filter((market) =>
      (languagesOf(market, languages.markets) ?? []).some((asked) => mainOf(asked) === language),
    );
    const barred = markets.length > 0 ? ` It bars a release for ${markets.join(', ')}.` : '';
    if (!first || own.some(({ state }) => state !== 'unreviewed'))
      return own.filter(({ state }) => state !== 'current').map((section) => stateFinding(section, barred));
    return [
      finding(
        'translation-unreviewed',
        { file: first.page, line: first.place.line, column: 1 },
        {
          message: `Nobody compared ${name} with ${first.original} yet, of which it is the translation (${own.length} sections).${barred}`,
          hint: acceptHint(name),
        },
      ),
    ];
  });
}

function acceptHint(document: string): string {
  return `Compare both, then run \`dossier translations ${document} --accept --reason "..."\`.`;
}

function stateFinding(
  { document, original, title, place, source, madeFrom, state }: TranslatedSection,
  barred: string,
): Finding {
  const from = `"${source.title}" (${source.page}:${source.place.line})`;
  const hint = acceptHint(document);
  if (state === 'unreviewed')
    return finding('translation-unreviewed', place, {
      message: `Nobody compared "${title}" of ${document} with ${from} of ${original}.${barred}`,
      hint,
    });
  const what =
    state === 'stale'
      ? `it was made from revision ${madeFrom?.revision}, and ${from} of ${original} changed since`
      : 'it changed since it was compared';
  return finding('translation-stale', place, {
    message: `"${title}" of ${document} is stale: ${what}.${barred}`,
    hint,
  });
}

function mainOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
