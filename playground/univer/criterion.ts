/**
 * Criteria of SUMIFS, COUNTIFS and their like, as Excel has them: an operator before the rest of a text, `*` and `?` in what is compared as text, `~` before
 * either of them and before itself, no difference between upper and lower case, and numbers that are texts are equal to numbers
 * (https://support.microsoft.com/office/e0de10c6-f885-4e71-abb4-1f464816df34, https://support.google.com/docs/answer/3238496).
 * @module
 */

/** What a cell holds for a criterion: `undefined` is an empty cell. */
export type Content = string | number | boolean | undefined;

/** Whether cells meet a criterion. */
export interface Criterion {
  readonly test: (content: Content) => boolean;
  /** The key in an index of all cells that meet it, where it is one of being equal. */
  readonly key?: string;
}

/** The key of a content, under which the index of a range has it. Numbers that are texts are under both. */
export const contentKey = (content: string | number): string => (typeof content === 'number' ? `n${content}` : `s${content.toLowerCase()}`);

/** The number that a text is, if it is one. */
export function numberIn(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?$/i.test(trimmed)) return undefined;
  return trimmed.endsWith('%') ? Number(trimmed.slice(0, -1)) / 100 : Number(trimmed);
}

/** The criterion that a value is. An empty cell is 0. */
export function criterionOf(value: Content): Criterion {
  if (typeof value === 'boolean') return { test: (content) => content === value };
  if (typeof value !== 'string') return equalNumber(value ?? 0);
  const [, operator = '', operand = ''] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(value) ?? [];
  switch (operator) {
    case '':
    case '=':
      return equal(operand, operator === '=');
    case '<>': {
      const { test } = equal(operand, true);
      return { test: (content) => !test(content) };
    }
    default:
      return { test: ordered(operator, operand) };
  }
}

const equalNumber = (number: number): Criterion => ({
  key: contentKey(number),
  test: (content) => content === number || (typeof content === 'string' && numberIn(content) === number),
});

function equal(operand: string, isSaid: boolean): Criterion {
  if (operand === '') return { test: (content) => content === undefined || (!isSaid && content === '') };
  const number = numberIn(operand);
  if (number !== undefined) return equalNumber(number);
  if (/^(true|false)$/i.test(operand)) return { test: (content) => content === (operand.toLowerCase() === 'true') };
  if (!/[*?~]/.test(operand)) {
    const lower = operand.toLowerCase();
    return { key: contentKey(operand), test: (content) => typeof content === 'string' && content.toLowerCase() === lower };
  }
  const pattern = new RegExp(
    `^${operand.replace(/~([*?~])|([*?])|([\\^$.*+?()[\]{}|/-])/g, (_, escaped, wild, sign) => (escaped ? `\\${escaped === '~' ? 'x7e' : escaped}` : wild ? (wild === '*' ? '[\\s\\S]*' : '[\\s\\S]') : `\\${sign}`))}$`,
    'i',
  );
  return { test: (content) => typeof content === 'string' && pattern.test(content) };
}

function ordered(operator: string, operand: string): Criterion['test'] {
  const number = numberIn(operand);
  const holds = (order: number): boolean =>
    operator === '<' ? order < 0 : operator === '>' ? order > 0 : operator === '<=' ? order <= 0 : order >= 0;
  if (number !== undefined) return (content) => typeof content === 'number' && holds(content - number);
  const lower = operand.toLowerCase();
  return (content) =>
    typeof content === 'string' && content !== '' && holds(content.toLowerCase() < lower ? -1 : content.toLowerCase() > lower ? 1 : 0);
}
