/** Words for why a product is not affected: CycloneDX 1.6, and OpenVEX 0.2.0 where it has one that says the same. */
export const vexReasons: readonly (readonly [cyclonedx: string, openVex: string])[] = [
  ['code_not_present', 'vulnerable_code_not_present'],
  ['code_not_reachable', 'vulnerable_code_not_in_execute_path'],
  ['requires_configuration', ''],
  ['requires_dependency', 'component_not_present'],
  ['requires_environment', ''],
  ['protected_by_compiler', ''],
  ['protected_at_runtime', ''],
  ['protected_at_perimeter', ''],
  ['protected_by_mitigating_control', 'inline_mitigations_already_exist'],
  ['', 'vulnerable_code_cannot_be_controlled_by_adversary'],
];
