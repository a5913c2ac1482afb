import type { Backend } from '../../playground/apps-script/backend';
import type { BuildOptions } from '../../scripts/build-options';
import type { FakeApiOptions } from '../doubles/fake-api';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { type AddOnBench, addOnBench, connected, DAYS } from './add-on-bench';

interface SharedBenchOptions {
  /** An empty spreadsheet, one whose API answers about three people, or one that is connected to it as well; default `connected`. */
  readonly begins?: 'empty' | 'served' | 'connected';
  readonly api?: Partial<FakeApiOptions>;
  /** Parts of the backend in the place of those in memory. */
  readonly parts?: Partial<Backend>;
  /** Whose manifest it is, where not the usual build's. */
  readonly build?: BuildOptions;
}

/**
 * One bench for all tests of a file, as new before each of them.
 * @param take is given it before the first test
 */
export function sharedBench(take: (bench: AddOnBench) => void, options: SharedBenchOptions = {}): void {
  const { begins = 'connected', api, parts, build } = options;
  let bench: AddOnBench;
  beforeAll(async () => {
    bench = await addOnBench(parts, build);
    take(bench);
  });
  afterAll(() => bench.dispose());
  beforeEach(() => {
    bench.reset();
    if (begins !== 'empty') bench.serve(fakeOrganisation(3, DAYS), api);
    if (begins === 'connected') connected(bench);
  });
}
