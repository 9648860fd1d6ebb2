import type { CommandModule } from '../command.ts';

/** A command of the first level: what the help says of it, and what it is. */
export interface CommandEntry {
  summary: string;
  /** Its options, arguments and work: loaded when it is called for. */
  load(): Promise<CommandModule>;
}

/** The commands by name, in the order of the help. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  check: {
    summary:
      'Checks the project: identifiers, links, coverage, evidence, references. Writes nothing but its cache.',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  dev: {
    summary: 'Serves the site on this machine and builds it anew at each save, with findings over the page.',
    load: async () => (await import('./dev.ts')).devCommand,
  },
  build: {
    summary:
      'Builds the technical file: site, one PDF a document, data and manifest. Replaces the last output only when whole.',
    load: async () => (await import('./build.ts')).buildCommand,
  },
  warm: {
    summary:
      'Does a share of the reading, drawing and printing of a build into the cache, so that several machines build one file.',
    load: async () => (await import('./warm.ts')).warmCommand,
  },
  accept: {
    summary: 'Records that links were reviewed: they stay trusted until one of their ends changes.',
    load: async () => (await import('./accept.ts')).acceptCommand,
  },
  stamp: {
    summary:
      'Runs the tests and writes evidence.json beside their reports: which tree they were taken from. Without a command, run it right after the tests.',
    load: async () => (await import('./stamp.ts')).stampCommand,
  },
  architecture: {
    summary: 'Prints the architecture that annotations and imports show, or proposes one.',
    load: async () => (await import('./architecture.ts')).architectureCommand,
  },
  impact: {
    summary: 'Tells what the changes since a commit touch: items, code, elements, documents, links.',
    load: async () => (await import('./impact.ts')).impactCommand,
  },
  translations: {
    summary: 'Lists which sections of translations are missing, stale or never compared with their original.',
    load: async () => (await import('./translations.ts')).translationsCommand,
  },
  doctor: {
    summary: 'Says what is installed here, and what is missing for which command.',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  init: {
    summary: 'Lays down a project to start from: configuration, content, CI, and a small device if wanted.',
    load: async () => (await import('./init.ts')).initCommand,
  },
  import: {
    summary:
      'Moves items of another tool into the project, once: pages, and a configuration where there is none.',
    load: async () => (await import('./import.ts')).importCommand,
  },
  fetch: {
    summary:
      'Takes what a tracker holds into a file of the project; builds read the file, never the tracker.',
    load: async () => (await import('./fetch.ts')).fetchCommand,
  },
  export: {
    summary: 'Hands the items of the project on to another tool.',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  gate: {
    summary: 'Says which criteria of a gate are met by the content as it is, with clauses and evidence.',
    load: async () => (await import('./gate.ts')).gateCommand,
  },
  approve: {
    summary: 'Signs the content as it is, for a gate: one record in the directory of approvals.',
    load: async () => (await import('./approve.ts')).approveCommand,
  },
  deployment: {
    summary: 'Says what runs in which environment, and records what was deployed, swapped or rolled back.',
    load: async () => (await import('./deployment.ts')).deploymentCommand,
  },
  release: {
    summary: 'Builds and archives the release of a clean, tagged commit whose gates are passed.',
    load: async () => (await import('./release.ts')).releaseCommand,
  },
  timestamp: {
    summary:
      'Writes the question to a time-stamping authority (RFC 3161), or puts its answer into the archive.',
    load: async () => (await import('./timestamp.ts')).timestampCommand,
  },
  verify: {
    summary:
      'Verifies an archive, offline and from its own files: every byte, signature, approval, print and claim.',
    load: async () => (await import('./verify.ts')).verifyCommand,
  },
  reproduce: {
    summary: 'Builds the tag of an archive again and compares every file of site, PDF set and data.',
    load: async () => (await import('./reproduce.ts')).reproduceCommand,
  },
  push: {
    summary: 'Puts the ZIP of a release into an OCI registry, under its tag, once.',
    load: async () => (await import('./push.ts')).pushCommand,
  },
  pull: {
    summary: 'Brings a released set from an OCI registry, and keeps it only when it is what it says.',
    load: async () => (await import('./pull.ts')).pullCommand,
  },
  publish: {
    summary: 'Lays out the sites of all releases where nobody sees them yet, and tries them.',
    load: async () => (await import('./publish.ts')).publishCommand,
  },
  promote: {
    summary: 'Shows visitors what is staged, in one step.',
    load: async () => (await import('./publish.ts')).promoteCommand,
  },
  rollback: {
    summary: 'Shows visitors what they saw before, in one step.',
    load: async () => (await import('./publish.ts')).rollbackCommand,
  },
  'report-problem': {
    summary: 'Writes an anomaly to be evaluated for each failed test of this content that none names yet.',
    load: async () => (await import('./report-problem.ts')).reportProblemCommand,
  },
  notify: {
    summary: 'Says who has to know of a failure, and writes what they get: webhook, e-mail, comment, issue.',
    load: async () => (await import('./notify.ts')).notifyCommand,
  },
  soup: {
    summary: 'Lists the SOUP that the lockfiles hold, with its entries in the register.',
    load: async () => (await import('./soup.ts')).soupCommand,
  },
  review: {
    summary: 'Walks through the links that are suspect or were never reviewed, and records what you accept.',
    load: async () => (await import('./review.ts')).reviewCommand,
  },
  uses: {
    summary: 'Lists the releases of other projects that ours relies on, and brings them.',
    load: async () => (await import('./uses.ts')).usesCommand,
  },
  codeowners: {
    summary: 'Prints a CODEOWNERS file from the owners and safety classes of the software items.',
    load: async () => (await import('./codeowners.ts')).codeownersCommand,
  },
  compare: {
    summary:
      'Tells what differs between two versions: items, texts, links, test results, documents and SOUP.',
    load: async () => (await import('./compare.ts')).compareCommand,
  },
  config: {
    summary:
      'Prints the configuration that counts: each value, and whether the project states it or it is a default.',
    load: async () => (await import('./config.ts')).configCommand,
  },
  rules: {
    summary: 'Lists every rule with its default severity and what it refuses.',
    load: async () => (await import('./rules.ts')).rulesCommand,
  },
};
