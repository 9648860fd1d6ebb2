import { createHash } from 'node:crypto';
import type { ComposedDocument } from '../../documents/composed.ts';
import { messagesIn, type Translate } from '../../documents/messages.ts';
import { type ApprovalRecord, type Document, type Model, originalOf } from '../../model/index.ts';
import { mayShowBasicUdiDi } from '../../udi/index.ts';
import type { Attachment, PrintJob } from '../pdf/index.ts';
import { changeHistory } from './change-history.ts';
import { issueOf } from './document-issue.ts';
import { sourcePlaces } from './source-places.ts';

/** Everything of a model that one document's PDF shows or carries besides its text. */
export interface PrintContext {
  model: Model;
  /** Words of the document type, e.g. `Risk management file`. */
  typeName: string;
  /** Clauses the document answers, with the section that does. */
  clauses: PrintJob['cover']['clauses'];
  assets: PrintJob['assets'];
  attachments: readonly Attachment[];
}

/** The job that prints a composed document: identity block (`documents.md` section 0: what every document states of itself), stamps, draft mark. */
export function printJob({ document, parts }: ComposedDocument, context: PrintContext): PrintJob {
  const { model, typeName, assets, attachments, clauses } = context;
  const { product, release, generator } = model;
  const language = document.language || (product.languages[0] ?? 'en');
  const { revision } = release;
  const t = messagesIn(language);
  const digest = hashOf(parts);
  return {
    id: document.name,
    title: document.title,
    language,
    // Sections are the same text again.
    parts: parts.map(({ sections: _, ...part }) => part),
    cover: {
      type: t(typeName),
      product: `${product.name} ${product.version}`,
      purpose: document.purpose,
      identity: [
        ...identityOf(document, model, language, t),
        { label: 'Content (SHA-256)', value: digest },
      ].map(({ label, value }) => ({ label: t(label), value })),
      udi: product.udi && {
        text: product.udi.hri,
        carrier: product.udi.issuer === 'gs1' ? product.udi.hri : '',
        specimen: product.udi.specimen,
      },
      approvals: issueOf(document, model).approvals.map((record) => approvalRow(record, document, t)),
      ...changeHistory(document, model),
      clauses,
    },
    stamps: {
      header: [`${document.id} rev. ${document.revision}`, document.title],
      footer: [
        `${product.name} ${product.version}`,
        release.label,
        revision.system === 'git' ? `${t('commit')} ${revision.shortCommit}` : t('no version control'),
        product.udi ? `UDI ${product.udi.hri}` : '',
      ],
    },
    draftReasons: release.draftReasons.map(t),
    date: revision.date,
    revision: `${document.name} ${document.revision} ${revision.commit} ${revision.tree}`,
    generator: `${generator.name} ${generator.version}`,
    commit: revision.commit,
    tree: revision.tree,
    digest,
    attachments,
    assets,
    writtenAt: sourcePlaces(model),
  };
}

/**
 * One approval as the control block shows it: of this document or of the whole content, and for which gate.
 * @implements SRS-3507
 */
function approvalRow(
  { subjects, gate, meaning, role, name, time, forge }: ApprovalRecord,
  document: Document,
  t: Translate,
): PrintJob['cover']['approvals'][number] {
  const object = subjects.includes(document.name)
    ? `${t('This document')}, ${t('Revision')} ${document.revision}`
    : t('the whole content');
  return {
    object: gate === '' ? object : `${object} (${gate})`,
    meaning: forge ? `${t(meaning)}, ${t('not signed: told by')} ${forge}` : t(meaning),
    role: t(role),
    name,
    date: `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`,
  };
}

/** The original a translation was made from, with its revision. */
function translatedFrom(document: Document, documents: readonly Document[]): string {
  const original = originalOf(document, documents);
  return original ? `${original.id} rev. ${original.revision} (${original.language})` : '';
}

/** SHA-256 over the text of the document: two prints with the same value say the same. */
function hashOf(parts: ComposedDocument['parts']): string {
  const hash = createHash('sha256');
  for (const { html } of parts) hash.update(html);
  return hash.digest('hex');
}

/**
 * The software that is bound to the release, each piece with the beginning of its digest; the label and the list of software have the whole.
 * @implements SRS-3737
 */
export function softwareRow({ artifacts }: Pick<Model, 'artifacts'>): { label: string; value: string } {
  const pieces = artifacts.map(({ name, sha256 }) => `${name} ${sha256.slice(0, 12)}…`);
  return { label: 'Software (SHA-256)', value: pieces.join(', ') };
}

/** What a document states of itself, with its labels in English; rows that nothing is known of are empty. */
export function identityOf(
  document: Document,
  { product, release, generator, approvals, documents, artifacts }: Model,
  language: string,
  t: Translate,
): PrintJob['cover']['identity'] {
  const { revision } = release;
  const { manufacturer, authorisedRepresentative: representative } = product;
  return [
    { label: 'Document ID', value: document.id },
    { label: 'Revision', value: document.revision },
    { label: 'Date of issue', value: issueOf(document, { approvals }).date.slice(0, 10) },
    { label: 'Replaces revision', value: document.replaces ?? '' },
    { label: 'Status', value: t(document.status) },
    { label: 'Product', value: [product.name, product.model].filter(Boolean).join(' ') },
    { label: 'Software version', value: product.version },
    { label: 'For software versions', value: (document.softwareVersions ?? []).join(', ') },
    { label: 'Software safety class', value: product.safetyClass },
    { label: 'Release', value: release.label },
    { label: 'Commit', value: revision.commit || t('no version control') },
    { label: 'Date of the commit', value: revision.date },
    softwareRow({ artifacts }),
    {
      label: 'Basic UDI-DI',
      value: mayShowBasicUdiDi(document.type) ? (product.udi?.basicUdiDi ?? '') : '',
    },
    { label: 'Language', value: language },
    { label: 'Translation of', value: translatedFrom(document, documents) },
    {
      label: 'Manufacturer',
      value: [manufacturer.name, manufacturer.address, manufacturer.contact].filter(Boolean).join(', '),
    },
    {
      label: 'Authorised representative',
      value: representative ? `${representative.name}, ${representative.address}` : '',
    },
    { label: 'Generated by', value: `${generator.name} ${generator.version}` },
  ];
}
