import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { productOf } from '../../src/starter/product-of.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pump-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** What is found in a directory with these files. */
function found(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return productOf(root);
}

// @verifies SRS-3460
it.each([
  ['package.json', '{"name": "pump", "version": "2.3.1"}'],
  ['pyproject.toml', '[project]\nname = "pump"\nversion = "2.3.1"\n'],
  ['pyproject.toml', '[tool.poetry]\nname = "pump"\nversion = "2.3.1"\n'],
  ['Cargo.toml', '[package]\nname = "pump"\nversion = "2.3.1"\n'],
  [
    'pom.xml',
    '<?xml version="1.0"?>\n<project xmlns="http://maven.apache.org/POM/4.0.0">\n<parent><version>9</version></parent>\n<artifactId>pump</artifactId><version>2.3.1</version>\n<dependencies><dependency><artifactId>x</artifactId><version>1</version></dependency></dependencies>\n</project>',
  ],
  [
    'Pump.csproj',
    '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><AssemblyName>pump</AssemblyName><Version>2.3.1</Version></PropertyGroup></Project>',
  ],
  [
    'CMakeLists.txt',
    'cmake_minimum_required(VERSION 3.20)\nproject(pump\n  VERSION 2.3.1\n  LANGUAGES CXX)\n',
  ],
  ['composer.json', '{"name": "pump", "version": "2.3.1"}'],
  ['pubspec.yaml', 'name: pump\ndescription: A pump\nversion: 2.3.1\n'],
])('name and version are those of %s: %s', (file, text) => {
  expect(found({ [file]: text })).toEqual({ name: 'pump', version: '2.3.1', manifests: [file] });
});

// @verifies SRS-3460
it.each([
  ['Package.swift', '// swift-tools-version:5.9\nlet package = Package(\n  name: "pump",\n  targets: [])\n'],
  ['go.mod', 'module example.org/devices/pump/v2\n\ngo 1.24\n'],
  ['pom.xml', '<project><artifactId>pump</artifactId><version>$' + '{revision}</version></project>'],
])('the name alone is that of %s', (file, text) => {
  expect(found({ [file]: text })).toEqual({ name: 'pump', version: '', manifests: [file] });
});

// @verifies SRS-3460
it('each comes from the first manifest that states it, and what cannot be read states nothing', () => {
  expect(
    found({
      'package.json': '{"name": "pump", "name": "other"}',
      'pyproject.toml': '[project\n',
      'pubspec.yaml': 'name: &a pump\n',
      'pom.xml': '<project><artifactId>cut',
      'go.mod': 'module example.org/alarm\n',
      'composer.json': '{"name": "somebody/pump", "version": "4.0.0"}',
    }),
  ).toEqual({ name: 'alarm', version: '4.0.0', manifests: ['go.mod', 'composer.json'] });
});
