import type { Notification } from '../../src/notify/notification.ts';

/** A notification in which others wrote one text everywhere. */
export function saying(text: string, changes: Partial<Notification> = {}): Notification {
  return {
    product: text,
    on: 'gate',
    gate: 'G1',
    isPassed: false,
    job: text,
    log: '',
    commit: '0123456789abcdef0123456789abcdef01234567',
    base: '',
    date: '2026-03-01T10:00:00Z',
    criteria: [{ id: 'G1.2', title: text, state: 'failed', evidence: [text] }],
    findings: [
      { rule: 'unknown-id', severity: 'error', message: text, hint: text, file: text, line: 3, item: text },
    ],
    recipients: [
      {
        name: text,
        handle: '@jane_roe',
        email: 'jane@example.org',
        mention: true,
        reasons: [{ role: 'owner', of: text, note: ', which the change touches' }],
      },
    ],
    left: [text],
    ...changes,
  };
}
