import { functionResult } from '../../../shared/functions/call';
import { CATALOG } from '../../../shared/functions/catalog';
import type { FunctionPorts } from '../../../shared/functions/kept/session';
import { runSync } from '../../../shared/task';
import { sheet } from './cells';

const PLACE = { holder: 'your key', owner: 'you', zone: 'UTC' };

it.each(CATALOG.map(({ name }) => name))('what nobody expected of %s is told once, and the cell names its id', (name) => {
  const { ports, diagnostics } = sheet('at once');
  const broken: FunctionPorts = {
    ...ports,
    secrets: {
      ...ports.secrets,
      get() {
        throw new TypeError('x is not a function');
      },
    },
  };
  let words = '';
  try {
    words = String(runSync(functionResult(name, [], broken, PLACE)));
  } catch (failure) {
    expect(failure).toMatchObject({ name: 'ActivTrakError', code: 'unexpected' });
    words = (failure as Error).message;
  }
  expect(diagnostics.troubles).toEqual([
    expect.objectContaining({ where: name, cause: expect.stringMatching(/^TypeError: … is not a function/) }),
  ]);
  expect(words).toContain(diagnostics.troubles[0]?.id);
});
