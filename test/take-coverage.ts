import { takeCoverage } from 'node:v8';
import { afterAll } from 'vitest';

// Processes of tests are ended before they write what they ran (NODE_V8_COVERAGE), so it is written after each file.
afterAll(() => takeCoverage());
