import { asksForIndependence } from '../depth/index.ts';
import { evaluateGates, type GateResult } from '../gates/index.ts';
import { type Finding, type Model, withStatus } from '../model/index.ts';
import { involvedPeople } from '../release/approvals/index.ts';
import { type ArchiveCheck, bad } from '../release/archive/archive-check.ts';
import { type ArchiveFiles, textAt } from '../release/archive/read-archive.ts';
import { verifyText } from '../release/archive/verify-text.ts';
import { writeData } from '../render/export/data.ts';
import { stampName } from '../sources/stamp/index.ts';
import type { Basis } from './basis.ts';
import { deriveModel, places } from './derive-model.ts';
import { contradictions, parsed } from './identity.ts';

/** Members of the model that only a repository, people or another stage tell. */
const notDerived: ReadonlySet<string> = new Set([
  'generator',
  'release',
  'approvals',
  'deployments',
  'translations',
  'history',
  'earlier',
]);

/**
 * What is claimed has to come out again: the model from pages, evidence, stamps, lockfiles and reviews in the archive, the gates from model
 * and findings, the data for others from both. A page, a lockfile or a file of evidence that it was not made from is told too.
 * @implements SRS-3240
 */
export async function checkDerived(
  archive: ArchiveFiles,
  basis: Basis,
  model: Model,
): Promise<ArchiveCheck[]> {
  const again = await deriveModel(archive, basis, model);
  return [
    ...contradictions(
      'data/model.json',
      derivable(model),
      derivable(
        withStatus(
          withPeople(archive, basis, {
            ...again,
            approvals: model.approvals,
            deployments: model.deployments,
            release: model.release,
          }),
        ),
      ),
      'the evidence and texts in the archive',
    ),
    ...checkInputsNamed(archive, basis),
    ...contradictions(
      'gates.json',
      parsed(archive, 'gates.json'),
      gatesOf(archive, basis, model),
      "the archive's own facts",
    ),
    ...checkData(archive, model),
  ];
}

/** With what reviewers and testers wrote, by the authors that the basis names. */
function withPeople(archive: ArchiveFiles, { config, people: { authors } }: Basis, model: Model): Model {
  if (!asksForIndependence(config)) return model;
  const { signers: signersFile, pullRequests } = config.approvals;
  const signers = textAt(archive, 'content/allowed_signers');
  const people = involvedPeople(model, { authors, signers, signersFile, pullRequests });
  return people ? { ...model, people } : model;
}

function derivable(model: Model): object {
  const members = Object.entries(model).filter(([name]) => !notDerived.has(name));
  return { ...Object.fromEntries(members), pages: model.pages.map(withoutHashes) };
}

/** Hashes of images are those of files that are no evidence, and lie in the archive where the site shows them. */
function withoutHashes(page: Model['pages'][number]): object {
  return { ...page, references: page.references.map(({ sha256: _, ...reference }) => reference) };
}

const namesOfPlaces = { evidence: 'evidence', pages: 'a page', locks: 'a lockfile' } as const;

/** What lies beside the inputs and is none of them is read by people as if it were one. */
function checkInputsNamed(archive: ArchiveFiles, { files }: Basis): ArchiveCheck[] {
  const read = new Set(files.map(({ path }) => path));
  return Object.entries(places).flatMap(([kind, place]) =>
    archive.paths
      .filter((path) => path.startsWith(place) && !path.endsWith(`/${stampName}`))
      .filter((path) => !read.has(path.slice(place.length)))
      .map((path) =>
        bad(`${path} is ${namesOfPlaces[kind as keyof typeof places]} that the archive was not made from.`),
      ),
  );
}

/** The gates by the model, the findings and the configuration that an archive holds. */
export function gatesOf(archive: ArchiveFiles, { config, accepted }: Basis, model: Model): GateResult[] {
  return evaluateGates({ model, config, accepted, findings: findingsOf(archive) });
}

function findingsOf(archive: ArchiveFiles): Finding[] {
  const { findings = [] } = (parsed(archive, 'data/findings.json') ?? {}) as { findings?: Finding[] };
  return findings;
}

/** What is written for other programs is made from model and findings alone, as is the text that says how to verify. */
function checkData(archive: ArchiveFiles, model: Model): ArchiveCheck[] {
  const made = new Map<string, string | Uint8Array>();
  writeData(model, findingsOf(archive), (path, content) => made.set(path, content));
  const { product, release } = model;
  made.set('VERIFY.txt', verifyText(release.revision.tag, `${product.name} ${product.version}`));
  const written = archive.paths.filter(
    (path) => path.startsWith('data/') && path !== 'data/change-report.json',
  );
  return [...new Set([...made.keys(), ...written])].flatMap((path) => {
    const content = made.get(path);
    if (!archive.paths.includes(path))
      return bad(`${path}, which follows from data/model.json, is not in the archive.`);
    if (content === undefined) return bad(`${path} does not follow from data/model.json.`);
    return Buffer.compare(Buffer.from(content), archive.read(path)) === 0
      ? []
      : bad(`${path} is not what follows from data/model.json.`);
  });
}
