import fc from 'fast-check';
import { run } from './program';
import { program } from './step';

describe('a storm of fixed seed', () => {
  it('leaves every report as it has to be', () => {
    fc.assert(
      fc.property(program(), (one) => void run(one)),
      { numRuns: 300, seed: 20_261_128 },
    );
  });
});
