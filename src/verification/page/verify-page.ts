import { openZip } from '../../release/archive/read-archive.ts';
import { headline } from '../standing.ts';
import { type ArchiveVerdict, verifyArchive } from '../verify-archive.ts';

/** What the page was given. */
interface Given {
  name: string;
  zip: Uint8Array;
  /** Text of the `allowed_signers` file of the reader; undefined where none was chosen. */
  signers: string | undefined;
}

/** The verdict on a ZIP, as `dossier verify` gives it for the same files. */
async function verdictOn({ zip, signers }: Given): Promise<ArchiveVerdict> {
  const archive = openZip(zip);
  if ('refused' in archive) {
    const text = `It cannot be read: ${archive.refused}.`;
    return { manifest: undefined, standing: 'contradicted', checks: [{ state: 'bad', text }] };
  }
  return verifyArchive(archive, { signers });
}

const marks = { good: '✓', bad: '✗', unknown: '?' } as const;
const place = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

function show(given: Given, verdict: ArchiveVerdict): void {
  const { standing, checks } = verdict;
  place('headline').textContent = headline(given.name, verdict);
  place('headline').className =
    standing === 'named' ? 'good' : standing === 'contradicted' ? 'bad' : 'unknown';
  place('checks').replaceChildren(
    ...checks.map(({ state, text }) => {
      const line = document.createElement('li');
      line.className = state;
      line.textContent = `${marks[state]} ${text}`;
      return line;
    }),
  );
  place('open').hidden = checks.every(({ state }) => state !== 'unknown');
}

/** How often something was chosen: an answer that comes after another choice is not shown. */
let turn = 0;

async function verifyChosen(): Promise<void> {
  const own = ++turn;
  const [zip] = place<HTMLInputElement>('zip').files ?? [];
  const [signers] = place<HTMLInputElement>('signers').files ?? [];
  if (!zip) return;
  place('headline').className = 'unknown';
  place('headline').textContent = `${zip.name} is being read …`;
  place('checks').replaceChildren();
  place('open').hidden = true;
  try {
    const given = {
      name: zip.name,
      zip: new Uint8Array(await zip.arrayBuffer()),
      signers: await signers?.text(),
    };
    const verdict = await verdictOn(given);
    if (own === turn) show(given, verdict);
  } catch (error) {
    if (own !== turn) return;
    place('headline').className = 'bad';
    place('headline').textContent = `${zip.name}: nothing can be said, as this page failed: ${String(error)}`;
  }
}

for (const id of ['zip', 'signers']) place(id).addEventListener('change', () => void verifyChosen());
