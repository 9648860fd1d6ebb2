import { type Document, type Model, sayReason } from '../../model/index.ts';
import { cyclonedx } from '../../soup/index.ts';
import type { Attachment } from '../pdf/index.ts';

/**
 * What a document's PDF carries for machines: its items with their links, verdicts and evidence; the bill of materials with a list of SOUP.
 * @implements SRS-2401
 */
export function attachmentsOf(document: Document, model: Model): Attachment[] {
  const data: Attachment = {
    name: `${document.name}.json`,
    bytes: jsonBytes(dataOf(document, model)),
    type: 'application/json',
    description: `Items, links and evidence of ${document.id}`,
    relationship: 'Data',
  };
  if (document.type !== 'soup-list' || model.soup.length === 0) return [data];
  return [
    data,
    {
      name: 'sbom.cdx.json',
      bytes: jsonBytes(cyclonedx(model)),
      type: 'application/vnd.cyclonedx+json',
      description: 'Bill of materials, CycloneDX 1.6',
      relationship: 'Supplement',
    },
  ];
}

function dataOf({ id, type, title, revision, language, pages }: Document, model: Model): object {
  const files = new Set(pages);
  const items = model.items.filter(({ place }) => files.has(place.file));
  const ids = new Set(items.map((item) => item.id));
  const results = new Set<string>();
  const verdicts = items.map((item) => {
    const { state, reasons, evidence } = model.verdicts[item.id] ?? {
      state: 'none',
      reasons: [],
      evidence: [],
    };
    return {
      item: item.id,
      state,
      reasons: reasons.map((reason) => sayReason(reason)),
      evidence: evidence.map(([report, result]) => {
        const found = model.reports[report]?.results[result];
        results.add(model.reports[report]?.path ?? '');
        return { report: model.reports[report]?.path, test: found?.name, status: found?.status };
      }),
    };
  });
  return {
    schema: 'dossier-document-1',
    document: { id, type, title, revision, language },
    product: { name: model.product.name, version: model.product.version },
    release: { label: model.release.label, commit: model.release.revision.commit },
    items: items.map(({ id: item, type: kind, title: name, attributes, body, place }) => ({
      id: item,
      type: kind,
      title: name,
      attributes,
      body,
      place,
    })),
    links: model.links
      .filter(({ from, to }) => ids.has(from) || ids.has(to))
      .map(({ from, relation, to, state }) => ({ from, relation, to, state })),
    verdicts,
    reports: model.reports
      .filter(({ path }) => results.has(path))
      .map(({ path, sha256, origin }) => ({ path, sha256, origin })),
  };
}

function jsonBytes(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
