import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Nodes } from 'hast';
import { isElement, parseHtml } from '../../src/render/export/html-tree.ts';

/** Whether LibreOffice is installed. */
export function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/** What LibreOffice reads in files of Word, by their names, one word after the other. */
export function wordsInOffice(files: Readonly<Record<string, Uint8Array>>): Map<string, string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'word-'));
  try {
    const names = Object.keys(files);
    for (const name of names) writeFileSync(join(directory, `${name}.docx`), files[name] as Uint8Array);
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${directory}/profile`,
        '--headless',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        directory,
        ...names.map((name) => `${name}.docx`),
      ],
      { cwd: directory, stdio: 'ignore', timeout: 60_000 },
    );
    return new Map(
      names.map((name) => [
        name,
        wordsIn(readFileSync(join(directory, `${name}.txt`), 'utf8').replace(/^ +[•–◦] /gm, ' ')),
      ]),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * What HTML shows, one word after the other. Left out is what a file of Word has otherwise: drawings are pictures there, and the text that
 * a drawing is made from stays with the sources. Numbers of lists are counted as Word counts them.
 */
export function wordsOfHtml(html: string): string[] {
  return wordsIn(shown(parseHtml(html)));
}

function shown(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'root') return node.children.map(shown).join('');
  if (node.type !== 'element') return '';
  const { tagName, properties, children } = node;
  if (tagName === 'svg' || tagName === 'details' || tagName === 'script') return '';
  if (tagName === 'input') return properties.checked ? ' ☑ ' : ' ☐ ';
  let number = 0;
  const text = children
    .map((child) => (tagName === 'ol' && isElement(child, 'li') ? ` ${++number}. ` : '') + shown(child))
    .join('');
  return inline.has(tagName) ? text : ` ${text} `;
}

const inline = new Set('a b strong em i del s sub sup code kbd span wbr input time'.split(' '));

const wordsIn = (text: string): string[] => text.replace('\ufeff', '').split(/\s+/).filter(Boolean);
