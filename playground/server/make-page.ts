/** Bundles the pages once, before tests that run at the same time ask for them. */
import { buildPage } from './build-page';

await buildPage();
