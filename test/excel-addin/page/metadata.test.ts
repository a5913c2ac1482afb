import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generateCustomFunctionsMetadata } from 'custom-functions-metadata';
import { functionsMetadata } from '../../../scripts/excel-metadata';
import { CATALOG, type FunctionDefinition, isMatrix } from '../../../shared/functions/catalog';

/** A function of the catalogue as one would write it for Microsoft's generator. */
function sourceOf(definition: FunctionDefinition, id: string, name: string): string {
  const { description, parameters } = definition;
  const comments = parameters.map(
    (parameter) => ` * @param ${parameter.required ? parameter.name : `[${parameter.name}]`} ${parameter.description}`,
  );
  const types = parameters.map(({ name: own, required, range }) => `${own}${required ? '' : '?'}: ${range ? 'any[][]' : 'any'}`);
  return [
    '/**',
    ` * ${description}`,
    ` * @customfunction ${id} ${name}`,
    ...comments,
    ' * @param invocation The call.',
    ' */',
    `export function ${id.toLowerCase()}(${[...types, 'invocation: CustomFunctions.CancelableInvocation'].join(', ')}): ${isMatrix(definition) ? 'any[][]' : 'any'} {`,
    "  throw new Error('Only its signature is looked at.');",
    '}',
    '',
  ].join('\n');
}

it.each([false, true])("is what Microsoft's generator makes of the same signatures (in a namespace: %s)", async (isNamespaced) => {
  const { functions } = functionsMetadata(isNamespaced);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'functions-'));
  try {
    const file = path.join(folder, 'functions.ts');
    writeFileSync(
      file,
      CATALOG.map((definition, at) => sourceOf(definition, functions[at]?.id ?? '', functions[at]?.name ?? '')).join('\n'),
    );
    const { metadataJson, errors } = await generateCustomFunctionsMetadata(file);
    expect(errors).toEqual([]);
    expect(functions).toEqual((JSON.parse(metadataJson) as { functions: unknown }).functions);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('has ids of letters and digits, and names that Excel takes, each once', () => {
  for (const isNamespaced of [false, true]) {
    const { functions } = functionsMetadata(isNamespaced);
    expect(functions).toHaveLength(CATALOG.length);
    for (const { id, name } of functions) {
      expect(id).toMatch(/^[A-Z\d]+$/);
      expect(name).toMatch(/^[A-Z][A-Z\d_]{2,127}$/);
    }
    expect(new Set(functions.map(({ id }) => id)).size).toBe(CATALOG.length);
    expect(new Set(functions.map(({ name }) => name)).size).toBe(CATALOG.length);
  }
});

it('has ids that never change', () => {
  expect(functionsMetadata(false).functions.map(({ id, name }) => `${id} ${name}`)).toEqual([
    'ACTIVTRAKHOURS ACTIVTRAK_HOURS',
    'ACTIVTRAKCOMPUTERHOURS ACTIVTRAK_COMPUTER_HOURS',
    'ACTIVTRAKLOG ACTIVTRAK_LOG',
    'ACTIVTRAKAPPS ACTIVTRAK_APPS',
    'ACTIVTRAKTOTAL ACTIVTRAK_TOTAL',
    'ACTIVTRAKUSERS ACTIVTRAK_USERS',
    'ACTIVTRAKGROUPS ACTIVTRAK_GROUPS',
    'ACTIVTRAKSTATUS ACTIVTRAK_STATUS',
  ]);
  expect(functionsMetadata(true).functions.map(({ id, name }) => `${id} ${name}`)[1]).toBe('ACTIVTRAKCOMPUTERHOURS COMPUTER_HOURS');
});

it('makes no function volatile or streaming, and none without a way to cancel it', () => {
  for (const { options } of functionsMetadata(false).functions) expect(options).toEqual({ cancelable: true });
});
