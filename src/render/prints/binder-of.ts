import type { Config } from '../../config/index.ts';
import type { Model } from '../../model/index.ts';
import { type BinderJob, binderJob } from '../pdf/binder.ts';
import type { PrintJob } from '../pdf/index.ts';
import { softwareRow } from './print-jobs.ts';

/** Name of the binder's PDF, and of the binder on its cover. */
const binderId = 'technical-file';

/**
 * The technical file in one binder: every document as a chapter of one PDF; nothing where there is one document only.
 * @implements SDS-2401, SRS-2402
 */
export function binderOf(
  jobs: readonly PrintJob[],
  { product, release, artifacts }: Model,
  { output }: Config,
): BinderJob[] {
  const [first] = jobs;
  const id = jobs.some((job) => job.id === binderId) ? `${binderId}-binder` : binderId;
  if (!output.binder || !first || jobs.length < 2) return [];
  const { revision } = release;
  return [
    binderJob(jobs, {
      id,
      title: `Technical file of ${product.name}`,
      language: product.languages[0] ?? 'en',
      cover: {
        ...first.cover,
        type: 'Technical file',
        purpose:
          'Holds every document of this version, with one table of contents and continuous page numbers.',
        // Of what identifies the first document, only what is the same for all.
        identity: [
          { label: 'Documents', value: jobs.map((job) => job.id).join(', ') },
          { label: 'Software version', value: product.version },
          { label: 'Release', value: release.label },
          { label: 'Commit', value: revision.commit || 'no version control' },
          { label: 'Date of the commit', value: revision.date },
          softwareRow({ artifacts }),
          { label: 'Manufacturer', value: `${product.manufacturer.name}, ${product.manufacturer.address}` },
        ],
        approvals: [],
        changes: [],
        earlierChanges: 0,
        clauses: [],
      },
      draftReasons: release.draftReasons,
      stamps: { header: ['Technical file', product.name], footer: first.stamps.footer },
      revision: `${id} ${revision.commit} ${revision.tree}`,
    }),
  ];
}
