import { visible } from '../model/index.ts';
import type { Notification } from './notification.ts';
import { headline, whyText } from './told.ts';

/** Most findings and reasons that a payload holds; `counts` says how many there are. */
const most = 500;

/**
 * The payload of a webhook: `templates/schemas/notification-1.schema.json`. Services that show the member `text` of what they get can take it
 * as it is: nothing in that member was written by others.
 * @implements SRS-3616
 */
export function webhookOf(notification: Notification): string {
  const { product, on, gate, job, log, commit, base, date, criteria, findings, recipients, left } =
    notification;
  const payload = {
    format: 'dossier-notification-1',
    text: [headline(notification), ...(log === '' ? [] : [log])].join('\n'),
    product,
    on,
    gate,
    job,
    log,
    commit,
    base,
    date,
    criteria,
    counts: { findings: findings.length, recipients: recipients.length },
    findings: findings.slice(0, most).map(({ rule, severity, message, hint, file, line, column, item }) => ({
      rule,
      severity,
      message,
      hint,
      file,
      line,
      column,
      item,
    })),
    recipients: recipients.slice(0, most).map(({ name, handle, email, reasons }) => ({
      name,
      handle,
      email,
      reasons: reasons
        .slice(0, most)
        .map((why) => ({ role: why.role, of: why.of, text: whyText(why, (text) => text) })),
    })),
    left,
  };
  return `${JSON.stringify(visible(payload), undefined, 2)}\n`;
}
