/**
 * An error in a cell, with its sentence beside it: `#VALUE!` where the formula has to be mended, `#N/A` for all else. Excel takes a text
 * with these two alone. (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-errors)
 */
export function shownError(of: 'formula' | 'answer', words: string): Error | CustomFunctions.Error {
  if (!takesErrors()) return new Error(words);
  const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
  return new CustomFunctions.Error(of === 'formula' ? invalidValue : notAvailable, words);
}

/** The first requirement set has no errors of its own; any other error is #VALUE! there. */
export const takesErrors = (): boolean => CustomFunctions.Error !== undefined;
