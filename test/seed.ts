import fc from 'fast-check';

// Evidence is reproducible: a tree has the same generated inputs in each run. Where DOSSIER_FUZZ is set they are others each time.
if (!process.env.DOSSIER_FUZZ) fc.configureGlobal({ seed: 62_304 });
