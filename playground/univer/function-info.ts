import { FunctionType, type IFunctionInfo } from '@univerjs/engine-formula';
import type { FunctionDefinition } from '../../shared/functions/catalog';

/** What autocomplete and the parameter help show of a function. */
export function functionInfo(definition: FunctionDefinition): IFunctionInfo {
  return {
    functionName: definition.name,
    functionType: FunctionType.User,
    abstract: definition.description,
    description: `${definition.description} ${definition.result}`,
    functionParameter: definition.parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description,
      example: parameter.example,
      require: parameter.required ? 1 : 0,
      repeat: 0,
    })),
  };
}
