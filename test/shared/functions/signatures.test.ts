import { CATALOG } from '../../../shared/functions/catalog';
import { functionNamed, parametersOf } from '../../../shared/functions/signatures';

it.each(CATALOG)('$name runs as it is described', ({ name, parameters }) => {
  expect(parametersOf(name)).toEqual(parameters.map((parameter) => parameter.name));
  expect(functionNamed(name.toLowerCase())).toBe(name);
});
