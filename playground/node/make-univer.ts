/** Bundles the spreadsheet once, before tests that run at the same time ask for it. */
import { buildUniver } from './build-univer';

await buildUniver();
