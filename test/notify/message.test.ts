import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { messageOf } from '../../src/notify/index.ts';
import type { Notification } from '../../src/notify/notification.ts';
import { short } from '../../src/notify/told.ts';
import { saying } from './notification.ts';

/** What another program reads of messages: the email package of Python, with its strict policy. */
const reader = String.raw`
import email, email.policy, json, sys
read = []
for raw in json.load(sys.stdin):
    message = email.message_from_bytes(raw.encode('latin1'), policy=email.policy.default)
    read.append({
        'headers': message.keys(),
        'defects': [str(each) for each in message.defects] + [str(d) for v in message.values() for d in v.defects],
        'from': str(message['From']),
        'to': [[a.display_name, a.addr_spec] for a in message['To'].addresses],
        'subject': str(message['Subject']), 'date': message['Date'].datetime.isoformat(), 'id': message['Message-ID'],
        'body': message.get_content().replace('\r\n', '\n'),
    })
print(json.dumps(read))
`;

interface Read {
  headers: string[];
  defects: string[];
  from: string;
  to: string[][];
  subject: string;
  date: string;
  id: string;
  body: string;
}

async function send(notification: Notification): Promise<string> {
  return (await messageOf(notification, 'ci@example.org'))?.toString('latin1') ?? '';
}

function readAll(messages: readonly string[]): Read[] {
  const { stdout } = spawnSync('python3', ['-c', reader], {
    input: JSON.stringify(messages),
    encoding: 'utf8',
  });
  return JSON.parse(stdout) as Read[];
}

/** Some versions of that package put a blank between two encoded words of a name, which RFC 2047 6.2 says belong together. */
const unspaced = (text: string): string => text.replace(/\s/g, '');

// @verifies SRS-3617
it('another program reads of the message what was put in, whatever others wrote', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '\r\n',
          'Bcc: a@example.org',
          '\n',
          '.',
          'From ',
          '"',
          '\\',
          'ü',
          '語',
          '=?utf-8?q?x?=',
          '<a@b.c>',
          ', ',
          '(',
          '\0',
        ),
      )
      .map((parts) => parts.join('')),
  );
  const texts = fc.sample(hostile, { numRuns: 60, seed: 62_304 }).filter((text) => text.trim() !== '');
  const messages = await Promise.all(texts.map((text) => send(saying(text))));
  for (const [at, message] of messages.entries()) {
    expect({ at, long: message.split('\r\n').filter((line) => line.length > 78) }).toEqual({ at, long: [] });
    expect(message.replaceAll('\r\n', '')).not.toMatch(/[^\x20-\x7e\t]/);
  }
  const all = readAll(messages);
  expect(all.length).toBe(texts.length);
  for (const [at, { headers, defects, from, to, date, subject }] of all.entries()) {
    expect(headers).toEqual([
      'Auto-Submitted',
      'From',
      'To',
      'Subject',
      'Message-ID',
      'Date',
      'Content-Transfer-Encoding',
      'MIME-Version',
      'Content-Type',
    ]);
    expect({ text: texts[at], defects }).toEqual({ text: texts[at], defects: [] });
    const said = short(texts[at] as string, 60);
    expect(unspaced(subject)).toContain(unspaced(`[${said}] Gate G1 is not passed: `));
    expect(unspaced(to[0]?.[0] ?? '')).toBe(unspaced(short(texts[at] as string, 80)));
    expect([from, to.map(([, address]) => address)]).toEqual(['ci@example.org', ['jane@example.org']]);
    expect(date).toBe('2026-03-01T10:00:00+00:00');
  }
});

// @verifies SRS-3617
it('says what failed, what was found and who has to know', async () => {
  const message = await send(saying('Jäne "x" Röe', { log: 'https://ci.example.org/1' }));
  const [read] = readAll([message]);
  expect(read?.to).toEqual([['Jäne "x" Röe', 'jane@example.org']]);
  expect(read?.subject).toBe('[Jäne "x" Röe] Gate G1 is not passed: Jäne "x" Röe');
  expect(read?.id).toMatch(/^<[0-9a-f]{32}@dossier\.invalid>$/);
  expect(read?.body).toBe(`Jäne "x" Röe: Gate G1 is not passed.

Job: Jäne "x" Röe
Log: https://ci.example.org/1
Commit: 0123456789abcdef0123456789abcdef01234567

G1.2 failed: Jäne "x" Röe
    Jäne "x" Röe
unknown-id  Jäne "x" Röe:3  Jäne "x" Röe
    Jäne "x" Röe
    Hint: Jäne "x" Röe

Who has to know

- Jäne "x" Röe, @jane_roe
    owner of Jäne "x" Röe, which the change touches
- Jäne "x" Röe
`);
  expect(await send(saying('Jäne "x" Röe', { log: 'https://ci.example.org/1' }))).toBe(message);
});

// @verifies SRS-3617
it('there is none where nobody has an address, and none where no commit gives a date', async () => {
  const one = saying('x');
  const recipients = one.recipients.map((each) => ({ ...each, email: '' }));
  expect(await messageOf({ ...one, recipients }, 'ci@example.org')).toBeUndefined();
  expect(await messageOf({ ...one, date: '' }, 'ci@example.org')).toBeUndefined();
});
