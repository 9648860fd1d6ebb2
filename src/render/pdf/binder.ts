import type { ComposedPart, OutlineEntry } from '../../documents/composed.ts';
import { escapeHtml } from '../../model/index.ts';
import type { PrintJob } from './job.ts';

/** What the binder says of itself; the rest comes from its documents. */
export type BinderIdentity = Pick<
  PrintJob,
  'id' | 'title' | 'language' | 'cover' | 'stamps' | 'revision' | 'draftReasons'
>;

/**
 * All documents of a set as one: printed anew as one document, since merging PDFs loses their tags. Every document becomes a
 * chapter, its headings one level deeper; links between the documents become links within the binder.
 * @param jobs the single documents, in the order of the binder; at least one
 */
export function binderJob(jobs: readonly PrintJob[], identity: BinderIdentity): PrintJob {
  const first = jobs[0];
  if (!first) throw new Error('A binder needs a document.');
  const anchors = new Map(jobs.map((job) => [job.id, anchorsOf(job)]));
  return {
    ...identity,
    isCollection: true,
    parts: jobs.flatMap((job) => chapter(job, anchors, identity.language)),
    date: first.date,
    generator: first.generator,
    attachments: jobs.flatMap((job) =>
      job.attachments.map((attachment) => ({
        ...attachment,
        name: attachment.name.startsWith(job.id) ? attachment.name : `${job.id}-${attachment.name}`,
      })),
    ),
    assets: async (path) => {
      for (const job of jobs) {
        const file = await job.assets(path);
        if (file) return file;
      }
      return undefined;
    },
  };
}

type Anchors = ReadonlyMap<string, ReadonlySet<string>>;

/** A document as a chapter; one in another language than the binder says so. */
function chapter(job: PrintJob, anchors: Anchors, language: string): ComposedPart[] {
  const title = [job.id, job.title].join(' ');
  const start: OutlineEntry = { depth: 1, number: '', text: title, anchor: prefixed(job.id, '') };
  const heading = `<h1 id="${start.anchor}">${escapeHtml(title)}</h1>`;
  const spoken = (html: string): string =>
    job.language === language ? html : `<div lang="${escapeHtml(job.language)}">${html}</div>`;
  return job.parts.map((part, index) => ({
    ...part,
    anchor: prefixed(job.id, part.anchor),
    html: spoken((index === 0 ? heading : '') + rebase(part.html, job.id, anchors)),
    outline: [
      ...(index === 0 ? [start] : []),
      ...part.outline.map((entry) => ({
        ...entry,
        depth: entry.depth + 1,
        anchor: prefixed(job.id, entry.anchor),
      })),
    ],
  }));
}

function anchorsOf(job: PrintJob): ReadonlySet<string> {
  const found = job.parts.flatMap((part) => [
    part.anchor,
    ...Array.from(part.html.matchAll(idAttribute), ([, , id = '']) => id),
  ]);
  return new Set(found);
}

const idAttribute = /(<[a-z][^<>]*?\s)id="([^"<>]*)"/gi;

/**
 * Moves the HTML of a document into the binder. The composer writes attributes in double quotes and escapes `<` and `>` in
 * them, so that a tag ends at the first `>`.
 */
function rebase(html: string, id: string, anchors: Anchors): string {
  return html
    .replace(
      /<(\/?)h([1-6])(?=[\s>])/g,
      (_, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + 1)}`,
    )
    .replace(/<[a-z][^<>]*>/gi, (tag) =>
      // The IDs of a drawing are its own, and unique already.
      tag
        .replace(
          /\s(id|for|headers|aria-labelledby|aria-describedby)="([^"]*)"/g,
          (_, name: string, value: string) => {
            const ids = value
              .split(/\s+/)
              .filter(Boolean)
              .map((one) => rename(id, one, anchors));
            return ` ${name}="${ids.join(' ')}"`;
          },
        )
        .replace(/\shref="([^"]*)"/g, (_, target: string) => ` href="${retarget(id, target, anchors)}"`),
    );
}

function retarget(id: string, target: string, anchors: Anchors): string {
  if (target.startsWith('#')) return `#${rename(id, target.slice(1), anchors)}`;
  const [, other = '', anchor = ''] = /^([^/#?]+)\.pdf(?:#(.*))?$/.exec(target) ?? [];
  return anchors.has(other) ? `#${prefixed(other, anchors.get(other)?.has(anchor) ? anchor : '')}` : target;
}

/** Drawings refer to their own IDs from styles, which are not rewritten; those IDs carry a hash and stay. */
function rename(id: string, anchor: string, anchors: Anchors): string {
  if (/^d[0-9a-f]{16}/.test(anchor)) return anchor;
  return anchors.get(id)?.has(anchor) ? prefixed(id, anchor) : anchor;
}

function prefixed(id: string, anchor: string): string {
  return anchor === '' ? `${id}.` : `${id}.${anchor}`;
}
