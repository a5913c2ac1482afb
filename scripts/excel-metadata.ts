import { CATALOG, type FunctionDefinition, functionId, isMatrix, type ParameterDefinition } from '../shared/functions/catalog';
import { namespaced } from '../shared/functions/signatures';

/** The namespace of the form that is written `ACTIVTRAK.HOURS`. */
export const NAMESPACE = 'ACTIVTRAK';

type Dimensionality = 'scalar' | 'matrix';

interface ParameterMetadata {
  readonly name: string;
  readonly description: string;
  readonly type: 'any';
  readonly dimensionality?: Dimensionality;
  readonly optional?: true;
}

/** Excel's metadata of a function. (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-json) */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly ParameterMetadata[];
  /** Any type, since none is said. */
  readonly result: { readonly dimensionality?: Dimensionality };
  /** None is volatile: it would ask ActivTrak again whenever anything is calculated. */
  readonly options: { readonly cancelable: true };
}

/** Numbers with a format come out of a function, and into one, where this is said. (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-data-types-concepts) */
interface Metadata {
  readonly allowCustomDataForDataTypeAny: true;
  readonly functions: readonly FunctionMetadata[];
}

/** What goes into functions.json. */
export const functionsMetadata = (isNamespaced: boolean): Metadata => ({
  allowCustomDataForDataTypeAny: true,
  functions: CATALOG.map((definition) => metadataOf(definition, isNamespaced)),
});

function metadataOf(definition: FunctionDefinition, isNamespaced: boolean): FunctionMetadata {
  const { name, description, parameters } = definition;
  return {
    description,
    id: functionId(name),
    // Excel puts the namespace and a point before it.
    name: isNamespaced ? namespaced(name).slice(NAMESPACE.length + 1) : name,
    options: { cancelable: true },
    parameters: parameters.map(parameterOf),
    result: isMatrix(definition) ? { dimensionality: 'matrix' } : {},
  };
}

const parameterOf = ({ name, description, required, range }: ParameterDefinition): ParameterMetadata => ({
  description,
  ...(range ? { dimensionality: 'matrix' } : {}),
  name,
  ...(required ? {} : { optional: true }),
  type: 'any',
});
