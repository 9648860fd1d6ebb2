import { Unreadable } from '../unreadable.ts';

/** Members that SARIF 2.1.0 gives to the objects that decide on a result; each may hold `properties`, where tools put what is their own. */
const known = {
  run: 'tool invocations conversion language versionControlProvenance originalUriBaseIds artifacts logicalLocations graphs results automationDetails runAggregates baselineGuid redactionTokens defaultEncoding defaultSourceLanguage newlineSequences columnKind externalPropertyFileReferences threadFlowLocations taxonomies addresses translations policies webRequests webResponses specialLocations',
  tool: 'driver extensions',
  component:
    'guid name organization product productSuite shortDescription fullDescription fullName version semanticVersion dottedQuadFileVersion releaseDateUtc downloadUri informationUri globalMessageStrings notifications rules taxa locations language contents isComprehensive localizedDataSemanticVersion minimumRequiredLocalizedDataSemanticVersion associatedComponent translationMetadata supportedTaxonomies',
  rule: 'id deprecatedIds guid deprecatedGuids name deprecatedNames shortDescription fullDescription messageStrings defaultConfiguration helpUri help relationships',
  configuration: 'enabled level rank parameters',
  result:
    'ruleId ruleIndex rule kind level message analysisTarget locations guid correlationGuid occurrenceCount partialFingerprints fingerprints stacks codeFlows graphs graphTraversals relatedLocations suppressions baselineState rank attachments hostedViewerUri workItemUris provenance fixes taxa webRequest webResponse',
  // The status was called `state` before the standard came out.
  suppression: 'kind status state justification location guid',
} as const;

const members = new Map(
  Object.entries(known).map(([of, names]) => [of, new Set([...names.split(' '), 'properties'])]),
);

/**
 * Refuses an object with a member that the standard does not know: it might be a known one in another spelling, and what is left out has a
 * meaning of its own, for a level that of a warning.
 * @implements SRS-3270
 */
export function demandMembers(value: unknown, of: keyof typeof known): void {
  if (typeof value !== 'object' || value === null) return;
  const other = Object.keys(value).find((name) => !members.get(of)?.has(name));
  if (other !== undefined)
    throw new Unreadable(`a ${of} holds \`${other.slice(0, 100)}\`, which SARIF 2.1.0 does not know`);
}
