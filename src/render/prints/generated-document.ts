import { type Document, type Model, statusOf } from '../../model/index.ts';

/** A document that a build adds to the set by itself: no page of the project, named by its type unless a document of the project has that name. */
export function generatedDocument(
  { approvals, documents, product, release }: Pick<Model, 'approvals' | 'documents' | 'product' | 'release'>,
  { type, title, purpose }: Pick<Document, 'type' | 'title' | 'purpose'>,
): Document {
  const id = documents.some((document) => document.id === type) ? `${type}-generated` : type;
  return {
    id,
    name: id,
    type,
    title,
    purpose,
    revision: product.version,
    language: product.languages[0] ?? 'en',
    status: statusOf({ name: id }, { approvals, release }),
    pages: [],
    clauses: [],
  };
}
