import { z } from 'zod';
import { usersEditionOf } from '../../model/index.ts';
import { drawCarrier } from '../../udi/carrier.ts';
import { drawSymbol, symbolNames, symbols } from '../drawings/symbols.ts';
import { labelRows } from '../label-rows.ts';
import { defineBlock } from './block.ts';

/**
 * The label of the product (MDR Annex I 23.2). A Basic UDI-DI never stands on it. Of software it is that of the bytes whose digests it names.
 * @implements SRS-3737
 */
export const label = defineBlock({
  name: 'label',
  summary:
    'The label: product, manufacturer, representative, dates and numbers, UDI with its carrier, each with its symbol, and the digests of the software.',
  parameters: z.strictObject({}),
  shows: [],
  data({ model: { product, artifacts }, config, t, language }) {
    const { udi } = product;
    return {
      name: [product.name, product.model].filter(Boolean).join(' '),
      version: product.version,
      // It is written in one language.
      description: language === (product.languages[0] ?? 'en') ? product.description : '',
      rows: labelRows(product, config.label).map(({ symbol, letters, text }) => ({
        symbol: drawSymbol(symbol, t, letters),
        title: t(symbols[symbol].title),
        text: symbol === 'medical-device' ? t(text) : text,
      })),
      carrier:
        udi?.issuer === 'gs1'
          ? drawCarrier(udi.hri, `${t('Carrier of the UDI')}, GS1 DataMatrix: ${udi.hri}`).replace(
              '<svg ',
              '<svg width="88" height="88" ',
            )
          : '',
      specimen: udi?.specimen ?? false,
      software: artifacts.map(({ name, sha256 }) => ({ name, sha256 })),
    };
  },
});

/** A symbol of the label in the text, with its title. */
export const symbol = defineBlock({
  name: 'symbol',
  summary: `A symbol with its title. \`name=caution\`; the names are ${symbolNames.join(', ')}.`,
  parameters: z.strictObject({ name: z.enum(symbolNames) }),
  shows: [],
  data: ({ t }, { name }) => ({ symbol: drawSymbol(name, t), title: symbols[name].title }),
});

/** Types of documents whose templates show the label. */
const withLabel: ReadonlySet<string> = new Set(['label', 'instructions-for-use']);

/** Every symbol that is used in the documents, explained (MDR Annex I 23.1 (h)). */
export const symbolGlossary = defineBlock({
  name: 'symbol-glossary',
  summary: 'The symbols used in the documents, with their entry in ISO 15223-1 and their meaning.',
  parameters: z.strictObject({}),
  shows: [],
  data({ model, config, t }) {
    const blocks = model.pages.flatMap((page) => page.blocks);
    const named = blocks.filter(({ name }) => name === 'symbol').map(({ parameters }) => parameters.name);
    const holdsLabel =
      blocks.some(({ name }) => name === 'label') || model.documents.some(({ type }) => withLabel.has(type));
    const rows = holdsLabel ? labelRows(model.product, config.label) : [];
    // The cover of an edition for users asks to read it.
    const read = model.documents.some((document) => usersEditionOf(document)) ? ['instructions'] : [];
    const letters = rows.find((row) => row.symbol === 'representative')?.letters;
    const used = symbolNames.filter(
      (name) => named.includes(name) || read.includes(name) || rows.some((row) => row.symbol === name),
    );
    return {
      rows: used.map((name) => {
        const { title, entry, meaning } = symbols[name];
        return {
          symbol: drawSymbol(name, t, name === 'representative' ? letters : []),
          title,
          entry,
          meaning,
        };
      }),
    };
  },
});
