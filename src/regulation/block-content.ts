import type { Config } from '../config/index.ts';
import type { Model } from '../model/index.ts';

/** Whether a generated block of a checklist has something to show: an empty table is no section. */
export function blockShows(block: string, model: Model, config: Config): boolean {
  const has = (type: string): boolean => model.items.some((item) => item.type === type);
  switch (block) {
    case 'architecture-view':
    case 'architecture-elements':
    case 'unit-list':
      return (model.architecture?.elements.length ?? 0) > 0;
    case 'architecture-interfaces':
      return (model.architecture?.edges.length ?? 0) > 0;
    case 'risk-matrix':
      return config.risk !== undefined;
    case 'hazard-table':
      return has('HAZ');
    case 'item-table SDS':
      return has('SDS');
    case 'trace-matrix':
      return model.links.length > 0;
    default:
      // Identity, registers, lists whose emptiness is itself a statement ("no anomaly is known"), and reports, whose lack `no-evidence` tells.
      return statements.has(block);
  }
}

const statements = new Set([
  'anomalies',
  'clause-coverage',
  'configuration',
  'document-register',
  'identity',
  'test-report',
]);
