import type { Config } from '../config/index.ts';
import type { Document, Finding } from '../model/index.ts';
import { type Engine, TemplateError } from './engine.ts';
import { missingPart } from './render-block.ts';
import { finding } from './rules.ts';
import { templateFinding } from './template-finding.ts';

/** Stands in a template's output for the author's pages. */
const contentMark = '\u0000content\u0000';

/** What the template of a document puts around the author's pages, each a part of the document. */
export interface DocumentFrame {
  before: string[];
  after: string[];
  /** Faults of the template. */
  findings: Finding[];
}

/** The frame of a document, of the template of its type, else of the plain one. */
export function frameOf(document: Document, config: Config, engine: Engine): DocumentFrame {
  const known = engine.has(`documents/${document.type}`);
  const name = known ? `documents/${document.type}` : 'documents/plain';
  try {
    const html = engine.render(name, { content: contentMark, document, electronic: areElectronic(config) });
    const [before = '', ...others] = html.split(contentMark);
    return {
      before: partsOf(before),
      after: partsOf(others.join('')),
      findings: others.length > 1 ? [contentTwice(document)] : [],
    };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { before: [], after: [missingPart(error.message)], findings: [templateFinding(error)] };
  }
}

/** HTML of a template, of which there is no tree, cut at its headings of the first depth. */
function partsOf(html: string): string[] {
  return html.split(/(?=<h1[\s>])/);
}

/** Whether the instructions for use are provided electronically: only then is anything promised of copies on paper. */
function areElectronic({ regulation, label }: Config): boolean {
  return label.instructions !== '' && regulation.profiles.some(({ standard }) => standard === 'EU 2021/2226');
}

function contentTwice({ type }: Document): Finding {
  return finding('template-error', undefined, {
    message: `The template documents/${type} shows the pages of the document twice; they stand at the first place only.`,
    hint: 'Write {{{content}}} once.',
  });
}
