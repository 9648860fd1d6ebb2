import type { Finding, Model } from '../model/index.ts';
import { checkArtifactNeeds } from './checks/artifact-needs.ts';
import { checkConfiguration } from './checks/configuration.ts';
import type { TraceContext } from './checks/context.ts';
import { checkDocuments } from './checks/documents.ts';
import { checkEvidence } from './checks/evidence.ts';
import { checkIds } from './checks/ids.ts';
import { checkLinks } from './checks/links.ts';
import { checkReferences } from './checks/references.ts';
import { checkReviews } from './checks/review.ts';
import { checkCoverage } from './coverage.ts';
import type { Graph } from './graph.ts';

/** All checks of the trace over a linked model. */
export function checkTrace(context: TraceContext & { model: Model; graph: Graph }): Finding[] {
  const { model, graph, config, configFile } = context;
  return [
    checkConfiguration(context),
    checkIds(model, graph),
    checkLinks(model, graph, config),
    checkArtifactNeeds(model),
    checkReviews(model, graph, context),
    checkEvidence(model, graph, context),
    checkCoverage(model, graph, config, configFile),
    checkReferences(model, context),
    checkDocuments(model, context),
  ].flat();
}
