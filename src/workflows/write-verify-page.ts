import { writeFileSync } from 'node:fs';
import { bundleVerifyPage, verifyPageName } from './verify-page.ts';

// Carried out when the package is made: what it holds is the page, and not what makes it.
writeFileSync(`lib/verification/page/${verifyPageName}`, await bundleVerifyPage());
