import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';

/**
 * Exploratory sessions with what was noted and found.
 * @param sessions the block `exploratory-sessions` as safe HTML
 * @implements SRS-3778
 */
export function sessionsPage(sessions: string, { t }: SiteView): PageFrame {
  return {
    path: 'tests/sessions.html',
    title: t('Exploratory sessions'),
    section: 'tests',
    crumbs: [{ label: 'Tests', path: 'tests/index.html' }],
    template: 'sessions',
    data: { sessions },
  };
}

/**
 * Raw logs that are kept with the release.
 * @param logs the block `logs` as safe HTML
 * @implements SRS-3717
 */
export function logsPage(logs: string, { t }: SiteView): PageFrame {
  return {
    path: 'tests/logs.html',
    title: t('Logs'),
    section: 'tests',
    crumbs: [{ label: 'Tests', path: 'tests/index.html' }],
    template: 'logs',
    data: { logs },
  };
}
