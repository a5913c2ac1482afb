import { FunctionType, type IFunctionInfo } from '@univerjs/engine-formula';

/** What a host knows of a custom function before it is called. */
export interface DescribedFunction {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly example?: string;
    readonly required?: boolean;
  }[];
  /** What comes back, where the host says it. */
  readonly result?: string;
}

/** What autocomplete and the parameter help show of a function. */
export function functionInfo({ name, description, parameters, result }: DescribedFunction): IFunctionInfo {
  return {
    functionName: name,
    functionType: FunctionType.User,
    abstract: description,
    description: result === undefined ? description : `${description} ${result}`,
    functionParameter: parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description,
      example: parameter.example ?? '',
      require: parameter.required ? 1 : 0,
      repeat: 0,
    })),
  };
}
