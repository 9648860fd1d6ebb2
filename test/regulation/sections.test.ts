import { describe, expect, it } from 'vitest';
import { fdaPremarket, iec62304, iec82304, iso14971, mdr, type SiteConfig } from '../../src/index.ts';
import { checklists } from '../../src/regulation/checklist.ts';
import { documentTypes, headingsIn, titleIn } from '../../src/regulation/documents/index.ts';
import { linked, profileFindings, type Sketch, told } from './project.ts';

type Profile = NonNullable<NonNullable<SiteConfig['regulation']>['profiles']>[number];
type Profiles = Profile | Profile[];

/** A project with one document of a type, its pages given. */
function withDocument(
  type: string,
  pages: Record<string, string>,
  profile: Profiles = iec82304(),
  language = 'en',
): Sketch {
  return {
    pages,
    site: {
      regulation: { profiles: [profile].flat() },
      documents: [{ id: 'D-1', type, title: 'Document', pages: ['content/*.md'], language }],
    },
  };
}

const everything = [iec62304(), iec82304(), iso14971(), mdr(), fdaPremarket({ level: 'enhanced' })];

const states = (sketch: Sketch): Record<string, string> => {
  const { model, config } = linked(sketch);
  return Object.fromEntries(
    checklists(model, config).flatMap(({ entries }) =>
      entries.map(({ section, state }) => [section.id, state]),
    ),
  );
};

describe('a section is told', () => {
  const page = (text: string) => states(withDocument('instructions-for-use', { 'content/ifu.md': text }));

  // @verifies SRS-2105
  it('by its heading, numbered or not, with more words behind it', () => {
    expect(page('# Manual\n\n## 4.1 Installing the pump server\n\nText.\n').installation).toBe('present');
    expect(page('# Manual\n\n## The installation\n\nText.\n').installation).toBe('missing');
    expect(page('# Manual\n\n## Installationsart\n\nText.\n').installation).toBe('missing');
  });

  // @verifies SRS-3006
  it.each([
    ['de', 'Ausschalten am Abend', 'Zweckbestimmung'],
    ['de-AT', 'Außerbetriebnahme', 'Bestimmungsgemäßer Gebrauch'],
    ['fr', 'Mise à l’arrêt', 'Utilisation prévue'],
    ['es', 'Apagado', 'Uso previsto'],
    ['it', 'Spegnimento', 'Destinazione d’uso'],
    ['nl', 'Shutdown', 'Intended use'],
  ])('by its heading in the language of the document: %s', (language, shutDown, intended) => {
    const text = `# X\n\n## ${shutDown}\n\nText.\n\n## ${intended}\n\nText.\n`;
    const sketch = withDocument('instructions-for-use', { 'content/ifu.md': text }, iec82304(), language);
    expect(states(sketch)).toMatchObject({
      'shut-down': 'present',
      'intended-use': 'present',
      'start-up': 'missing',
    });
    if (language !== 'nl')
      expect(page(text)).toMatchObject({
        'shut-down': 'missing',
        'intended-use': language === 'en' ? 'present' : 'missing',
      });
  });

  // @verifies SRS-3006
  it('by a title and headings in each of the languages, and the checklist says it there', () => {
    for (const language of ['de', 'fr', 'es', 'it'])
      for (const type of documentTypes.values())
        for (const section of type.sections) {
          const [title = '', ...others] = headingsIn(language, type.type, section);
          expect({ language, type: type.type, section: section.id, title }).not.toMatchObject({ title: '' });
          expect(titleIn(language, type.type, section)).toBe(title);
          expect(new Set([title, ...others]).size).toBe(others.length + 1);
          const told = states(
            withDocument(
              type.type,
              { 'content/a.md': `# X\n\n## ${title}\n\nText.\n` },
              everything,
              language,
            ),
          );
          if (section.id in told)
            expect([language, type.type, section.id, told[section.id]]).toContain('present');
        }
    expect(titleIn('nl', 'instructions-for-use', { id: 'start-up', title: 'Start-up' })).toBe('Start-up');
  });

  // @verifies SRS-3006
  it('in a finding by a heading of the language', () => {
    const [finding] = profileFindings(
      withDocument('instructions-for-use', { 'content/ifu.md': '# Handbuch\n\nText.\n' }, iec82304(), 'de'),
    ).filter(({ message }) => message.includes('"Start-up"'));
    expect(finding).toMatchObject({ rule: 'section-missing', file: 'content/ifu.md' });
    expect(finding?.message).toContain('82304-1 7.2.2.5');
    expect(finding?.hint).toContain('"Inbetriebnahme"');
  });

  // @verifies SRS-2105
  it('by `covers` in any language: below the heading, in a comment, in the front matter', () => {
    expect(page('# Handbuch\n\n## Einschalten\n\n- covers: 7.2.2.5\n\nText.\n')['start-up']).toBe('present');
    expect(
      page('# Handbuch\n\n## Einschalten\n\n- covers: [start-up, IEC 82304-1 7.2.2.6]\n\nText.\n'),
    ).toMatchObject({
      'start-up': 'present',
      'shut-down': 'present',
    });
    expect(page('# Handbuch\n\n## Einschalten\n\n<!-- covers: 7.2.2.5 -->\n\nText.\n')['start-up']).toBe(
      'present',
    );
    expect(page('---\ncovers: [7.2.2.9]\n---\n# Entfernen\n\nText.\n').decommissioning).toBe('present');
  });

  // @verifies SRS-2105
  it('with its generated parts, tables and subsections as content, and placeholders as none', () => {
    const start = (text: string) => page(`# Manual\n\n## Start\n${text}\n## Other\n\nText.\n`)['start-up'];
    expect(start('\n```dossier\nidentity\n```\n')).toBe('present');
    expect(start('\n| a | b |\n| - | - |\n| 1 | 2 |\n')).toBe('present');
    expect(start('\n### Deeper\n\nText.\n')).toBe('present');
    expect(start('')).toBe('empty');
    expect(start('\n### Deeper\n')).toBe('empty');
    expect(start('\n<!-- later -->\n')).toBe('empty');
    for (const word of ['TBD', '*to do*', 'To be written.', '…'])
      expect(start(`\n${word}\n`), word).toBe('empty');
  });

  // @verifies SRS-2105
  it('by items of the kind it stands for', () => {
    const kinds = states(
      withDocument(
        'software-requirements',
        { 'content/a.md': '# R\n\n### SRS-1 A\n\n- type: security\n' },
        iec62304(),
      ),
    );
    expect(kinds).toMatchObject({ security: 'generated', network: 'missing' });
  });

  // @verifies SRS-2105
  it('by a generated block only when the block has something to show', () => {
    const risk = (text: string) =>
      states(withDocument('risk-management-file', { 'content/a.md': text }, iec62304())).hazards;
    expect(risk('# Risk\n')).toBe('missing');
    expect(risk('# Risk\n\n### HAZ-1 Silent\n')).toBe('generated');
  });
});

// @verifies SRS-2106
it('what is missing, empty, unclear or without a reason is told with section, clause and place', () => {
  const findings = profileFindings(
    withDocument('technical-description', {
      'content/td.md': [
        '# Description',
        '## Software platform',
        '## Hardware platform',
        '- covers: 7.2.3.1',
        '',
        'Text.',
        '## Transport',
        'Not applicable.',
        '## Characteristics',
        '- not-applicable: it shows no values',
        '## Maintenance',
        '- covers: 7.2.3.9',
        '',
        'Text.',
      ].join('\n'),
    }),
  ).filter(({ rule }) => rule !== 'document-missing');
  expect(
    findings
      .filter(({ rule }) => !rule.startsWith('items') && rule !== 'rule-weakened')
      .map(({ rule, message, file, line }) => `${rule} ${file}:${line} ${message}`),
  ).toEqual([
    'section-empty content/td.md:2 The section "Software platform" of D-1 is empty, which IEC 82304-1 7.2.3.1 demands.',
    'section-not-applicable content/td.md:7 D-1 says that the section "Transport and storage of media" does not apply, and not why; IEC 82304-1 7.2.3.1 demands it.',
    'section-missing content/td.md:1 D-1 lacks the section "Special requirements on installation", which IEC 82304-1 7.2.3.1 demands.',
    'section-missing content/td.md:1 D-1 lacks the section "Security options, and what to do when security is compromised", which IEC 82304-1 7.2.3.1 demands.',
    'section-missing content/td.md:1 D-1 lacks the section "Use in an IT network", which IEC 82304-1 7.2.3.2 demands.',
    'unclear-covers content/td.md:3 `covers: 7.2.3.1` could mean several sections: software-platform, hardware-platform, transport, characteristics, installation, maintenance, security.',
    'unclear-covers content/td.md:11 `covers: 7.2.3.9` names no section of the type `technical-description`.',
  ]);
});

// @verifies SRS-2106
it('documents of one type share their sections in each language', () => {
  const site = {
    regulation: { profiles: [iec82304()] },
    documents: [
      { id: 'D-1', type: 'technical-description', title: 'One', pages: ['a.md'] },
      { id: 'D-2', type: 'technical-description', title: 'Two', pages: ['b.md'] },
      { id: 'D-3', type: 'technical-description', title: 'Drei', pages: ['c.md'], language: 'de' },
    ],
  };
  const pages = {
    'a.md': '# A\n\n## Security\n\nText.\n',
    'b.md': '# B\n\n## IT network\n\nText.\n',
    'c.md': '# C\n',
  };
  const lacking = told(profileFindings({ site, pages }), 'section-missing');
  expect(lacking.filter((each) => each.startsWith('D-1')).length).toBe(6);
  expect(lacking.filter((each) => each.startsWith('D-3')).length).toBe(8);
});

// @verifies SRS-2105
it('the letters of MDR Annex I 23.4 are all on the list; those software lacks have their reason', () => {
  const letters = (documentTypes.get('instructions-for-use')?.sections ?? [])
    .flatMap(({ asked }) => asked.map(({ clause }) => /^Annex I 23\.4 \((\w+)\)$/.exec(clause)?.[1]))
    .filter((letter) => letter !== undefined);
  const all = [...'abcdefghijklmnopqrstuvwxyz', 'aa', 'ab'];
  // The particulars of the label (a) and the date of issue (y) stand on the cover, which is generated.
  expect(all.filter((letter) => !letters.includes(letter))).toEqual(['a', 'y']);
  const { model, config } = linked(
    withDocument('instructions-for-use', { 'content/ifu.md': '# Manual\n' }, mdr()),
  );
  const reasons = checklists(model, config)[0]?.entries.filter(({ state }) => state === 'not-applicable');
  expect(reasons?.map(({ reason }) => reason)).toContain('nothing is delivered sterile');
  expect(reasons).toHaveLength(11);
});

it('every section has an ID of its own in its document', () => {
  for (const { type, sections } of documentTypes.values())
    expect(new Set(sections.map(({ id }) => id)).size, type).toBe(sections.length);
});

// @verifies SRS-3422
describe("a heading of the project's own", () => {
  const text = '# Manual\n\n## 3. How to mount it\n\nText.\n\n## Switching off\n\n';
  const withSections = (sections: Record<string, string>): Sketch => {
    const sketch = withDocument('instructions-for-use', { 'content/ifu.md': text });
    const [document] = sketch.site?.documents ?? [];
    return { ...sketch, site: { ...sketch.site, documents: document ? [{ ...document, sections }] : [] } };
  };
  const findingsOf = (sections: Record<string, string>) =>
    profileFindings(withSections(sections))
      .filter(({ rule }) => rule === 'unknown-section')
      .map(({ message, hint }) => `${message} | ${hint?.replace(/(essential-functions).*/, '$1')}`);

  it('answers the section that the configuration says, by its name or its clause', () => {
    expect(states(withDocument('instructions-for-use', { 'content/ifu.md': text })).installation).toBe(
      'missing',
    );
    const sections = { installation: 'How to mount it', '7.2.2.6': 'switching off' };
    expect(states(withSections(sections))).toMatchObject({ installation: 'present', 'shut-down': 'empty' });
    expect(findingsOf(sections)).toEqual([]);
  });

  it('is a finding where section or heading are none', () => {
    const list = 'Sections that the profiles demand: intended-use, users, essential-functions';
    expect(
      findingsOf({
        instalation: 'How to mount it',
        installation: 'How to mount',
        '7.2.2.2': 'Manual',
        sscp: 'Manual',
      }),
    ).toEqual([
      `\`sections\` of D-1 names "instalation", which is no section of the type \`instructions-for-use\`. | Did you mean installation? ${list}`,
      '`sections` of D-1 names the heading "How to mount", which stands on none of its pages. | Did you mean 3. How to mount it? Their headings: Manual, 3. How to mount it, Switching off.',
      `\`sections\` of D-1 names "7.2.2.2", which could mean several sections: intended-use, essential-functions, security-options, limits. | ${list}`,
      `\`sections\` of D-1 names "sscp", which no profile demands. | ${list}`,
    ]);
  });
});
