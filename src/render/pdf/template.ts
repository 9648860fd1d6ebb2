import { type Words, wordsIn } from '../../documents/words.ts';
import { drawCarrier } from '../../udi/carrier.ts';
import { fontFaceCss, fontStacks } from '../fonts/index.ts';
import { cssString, escapeHtml } from './escape.ts';
import type { Cover, PrintJob } from './job.ts';

/** Directory of the fonts in the URLs of the page that is printed. */
export const fontDirectory = 'dossier-fonts/';

/**
 * The whole document as one HTML page: cover, control block, contents, text.
 * Page numbers are left open: `.page-number[data-for]` holds a placeholder until the first print says where things stand.
 * @param styles contents of `print.css`
 * @implements SRS-1002, SRS-1003
 */
export function printTemplate(job: PrintJob, styles: string): string {
  const outline = job.parts.flatMap((part) => part.outline);
  const words = wordsIn(job.language);
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(job.language)}"><head><meta charset="utf-8">`,
    `<title>${escapeHtml(job.title)}</title>`,
    `<style>${fontFaceCss(`/${fontDirectory}`)}\n:root{--text:${fontStacks.text};--code:${fontStacks.code}}</style>`,
    `<style>${styles}</style><style>${marginBoxes(job, words)}</style></head><body data-page="${escapeHtml(words('page'))}">`,
    coverPage(job, words),
    controlBlock(job.cover, words),
    contents(outline, words),
    `<main>${job.parts.map((part) => `<section id="${escapeHtml(part.anchor)}" class="part">${part.html}</section>`).join('\n')}</main>`,
    '</body></html>',
  ].join('\n');
}

function marginBoxes(job: PrintJob, words: Words): string {
  const line = (parts: readonly string[]) => cssString(parts.filter((part) => part !== '').join('  ·  '));
  const draft = job.draftReasons.length > 0 ? `${words('DRAFT')} – ${job.draftReasons.join(', ')}` : '';
  return [
    '@page{',
    `@top-left{content:${line(job.stamps.header)}}`,
    `@top-right{content:${cssString(draft)}}`,
    `@bottom-left{content:${line(job.stamps.footer)}}`,
    '@bottom-right{content:counter(page) " / " counter(pages)}',
    '}',
  ].join('');
}

function coverPage(job: PrintJob, words: Words): string {
  const { cover } = job;
  const rows = cover.identity.filter(({ value }) => value !== '');
  return [
    '<header class="cover">',
    `<p class="cover-product">${escapeHtml(cover.product)}</p>`,
    `<p class="cover-title">${escapeHtml(job.title)}</p>`,
    cover.type && cover.type !== job.title ? `<p class="cover-type">${escapeHtml(cover.type)}</p>` : '',
    cover.purpose ? `<p class="cover-purpose">${escapeHtml(cover.purpose)}</p>` : '',
    job.draftReasons.length > 0
      ? `<p class="cover-draft">${words('DRAFT')} – ${escapeHtml(job.draftReasons.join(', '))}</p>`
      : '',
    '<table class="cover-identity"><tbody>',
    ...rows.map(
      ({ label, value }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
    ),
    '</tbody></table>',
    cover.udi ? udiBlock(cover.udi, words) : '',
    '</header>',
  ].join('\n');
}

function udiBlock(udi: NonNullable<Cover['udi']>, words: Words): string {
  const text = escapeHtml(udi.text);
  return [
    '<div class="cover-udi">',
    udi.carrier
      ? drawCarrier(udi.carrier, `${words('Carrier of the UDI')}, GS1 DataMatrix: ${udi.text}`)
      : '',
    `<p><span class="cover-udi-label">UDI</span> ${text}`,
    udi.specimen ? ` <span class="cover-specimen">${words('Specimen: not a registered device.')}</span>` : '',
    '</p></div>',
  ].join('');
}

function controlBlock(cover: Cover, words: Words): string {
  const tables = [
    table(
      words('Approvals'),
      ['Meaning', 'Name', 'Date'].map(words),
      cover.approvals.map((row) => [row.meaning, row.name, row.date].map(escapeHtml)),
    ),
    table(
      words('Change history'),
      ['Revision', 'Date', 'Author', 'Change'].map(words),
      cover.changes.map((row) => [row.revision, row.date, row.author, row.change].map(escapeHtml)),
    ),
    table(
      words('Clauses answered'),
      ['Clause', 'Where'].map(words),
      cover.clauses.map(({ clause, anchor }) => [
        escapeHtml(clause),
        anchor
          ? `<a class="ref" href="#${escapeHtml(anchor)}">${words('Section')}</a>`
          : words('This document'),
      ]),
    ),
  ].filter((html) => html !== '');
  return tables.length > 0 ? `<section class="control">${tables.join('\n')}</section>` : '';
}

function table(caption: string, head: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  return [
    `<p class="control-title">${caption}</p>`,
    `<table><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>`,
    ...rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`),
    '</tbody></table>',
  ].join('');
}

/** Deepest heading the contents list. */
const contentsDepth = 3;

function contents(outline: PrintJob['parts'][number]['outline'], words: Words): string {
  const entries = outline.filter(({ depth }) => depth <= contentsDepth);
  if (entries.length === 0) return '';
  return [
    `<nav class="contents"><p class="contents-title">${words('Contents')}</p>`,
    ...entries.map(
      ({ depth, number, text, anchor }) =>
        `<p class="contents-entry depth-${depth}"><a href="#${escapeHtml(anchor)}">` +
        `<span class="contents-number">${escapeHtml(number)}</span> <span class="contents-text">${escapeHtml(text)}</span>` +
        `<span class="page-number" data-for="${escapeHtml(anchor)}"> 000</span></a></p>`,
    ),
    '</nav>',
  ].join('\n');
}
