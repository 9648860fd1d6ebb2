/** How an archive is checked without Dossier, with programs that any system has: laid into the archive itself. */
export function verifyText(release: string, product: string): string {
  return [
    `Archive of ${product}, release ${release}`,
    '',
    'How to check this archive without the program that made it',
    '',
    '1. Every file is as it was. In this directory:',
    '',
    '     sha256sum -c SHA256SUMS',
    '',
    '   Every line has to end with OK. `manifest.json` lists the same files with their sizes; a file that stands in neither',
    '   was added later.',
    '',
    '2. Who sealed it, if `manifest.json.sig` is here. Take the list of keys you trust rather than the one in the archive',
    '   (`content/allowed_signers` shows which keys were allowed then), and the moment the archive states as "date":',
    '',
    '     ssh-keygen -Y verify -f allowed_signers -I <signer> -n dossier-approval \\',
    '       -s manifest.json.sig -O verify-time=<YYYYMMDDHHMMSSZ> < manifest.json',
    '',
    '   `ssh-keygen -Y find-principals -f allowed_signers -s manifest.json.sig` tells the signer.',
    '',
    '3. Who approved it. Each file in `approvals/` is a DSSE envelope: its payload (base64) is an in-toto statement that',
    '   names what was signed by its hash, by whom, when, in which role and with which meaning.',
    '',
    '4. What came before. "previous" in `manifest.json` names the release before and the SHA-256 of its manifest.',
    '',
  ].join('\n');
}
