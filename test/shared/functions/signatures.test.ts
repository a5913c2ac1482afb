import { CATALOG } from '../../../shared/functions/catalog';
import { functionNamed, isTable, parametersOf } from '../../../shared/functions/signatures';

it.each(CATALOG)('$name runs as it is described', ({ name, parameters, shape }) => {
  expect(parametersOf(name)).toEqual(parameters.map((parameter) => parameter.name));
  expect(isTable(name)).toBe(shape === 'table');
  expect(functionNamed(name.toLowerCase())).toBe(name);
});
