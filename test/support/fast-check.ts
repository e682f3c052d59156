import fc from 'fast-check';

/** Properties play the same examples every time; `TANDEM_SEED` plays others. */
fc.configureGlobal({ seed: Number(process.env.TANDEM_SEED ?? 20_261_125) });
