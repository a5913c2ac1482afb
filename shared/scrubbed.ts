import { COMMON_WORDS, LONG_WORDS } from './plain-words';

/** Words in which engines and hosts say what went wrong. Whatever else a message holds may be a key, a name or a cell, and isn't told. */
const WORDS =
  'accessing arguments array call cannot class coordinates constant constructor convert deleted dimensions do does document exist failed function have internal iterable length long maximum memory method missing null object out outside permission properties property read reading response rows server service set setting sheet spreadsheets stack string timed token undefined unexpected while with';

/** Where a host's own method is named. */
const METHOD = /^(?:[A-Z][A-Za-z]*(?:App|Service)|Excel|Office|OfficeRuntime|Range|Sheet|Spreadsheet|Utilities)(?:\.[A-Za-z]{1,30}){1,2}$/;
const NUMBER = /^\d{1,4}$/;
const MOST_NUMBERS = 2;
const MOST_WORDS = 50;
const MOST_FRAMES = 15;

/**
 * An unexpected cause in words that hold no key, no name and nothing of an answer, in whatever writing: its kind, what of its message engines and hosts
 * say, and its places in the code. The rest is “…”.
 * @param cause anything that was thrown
 */
export function scrubbed(cause: unknown): string {
  const { name, message, stack, code } = Object(cause) as Readonly<Record<'name' | 'message' | 'stack' | 'code', unknown>>;
  const said = typeof message === 'string' ? message : typeof cause === 'string' ? cause : '';
  const kind = [
    typeof name === 'string' && /^(?:[A-Z][A-Za-z]{1,15}\.)?[A-Za-z]{0,20}(?:Error|Exception)$/.test(name) ? name : typeof cause,
    typeof code === 'string' && /^(?:[A-Z][a-z]+){1,6}$/.test(code) ? code : '',
  ];
  return [`${kind.join(' ').trim()}: ${known(said)}`, ...framesOf(typeof stack === 'string' ? stack : '', said)].join('\n');
}

function known(message: string): string {
  const words = new Set(`${WORDS} ${COMMON_WORDS} ${LONG_WORDS}`.split(' '));
  let numbers = 0;
  let before = '';
  return message
    .slice(0, 2_000)
    .split(/\s+/)
    .slice(0, MOST_WORDS)
    .map((part) => {
      const word = part.replace(/^["'“‘([]+|["'”’)\].,:;!?]+$/g, '');
      numbers += NUMBER.test(word) ? 1 : 0;
      // Which property nothing has is half of the answer, and engines say it in one way.
      const isProperty = /^(?:reading|setting)$/.test(before) && /^'[a-z][A-Za-z]{0,19}'\)$/.test(part);
      before = part.replace('(', '');
      const isKnown = words.has(word.toLowerCase()) || METHOD.test(word) || isProperty;
      return isKnown || (NUMBER.test(word) && numbers <= MOST_NUMBERS) ? part : '…';
    })
    .join(' ')
    .replace(/…(?: …)+/g, '…');
}

/** The frames of a stack, the innermost first, of whatever engine: `    at refresh (Code:12:345)`. V8 puts the message before them. */
function framesOf(stack: string, message: string): readonly string[] {
  const begin = stack.indexOf(message);
  const frames = /^[^\n@]*: $/.test(stack.slice(0, begin)) ? stack.slice(begin + message.length) : stack;
  return frames
    .split('\n')
    .flatMap((line) => {
      const [, name = line.split('@')[0] as string] = /^\s+at (?:async |new )*([\w$.]+)[ (]/.exec(line) ?? [];
      const [, where] = /^(?:\s+at |[\w$.<>/]*@).*?([\w.-]{1,40}(?::\d{1,9}){1,2})\)?$/.exec(line) ?? [];
      return where === undefined ? [] : [`    at ${/^[\w$.]{1,40}$/.test(name) ? `${name} ` : ''}(${where})`];
    })
    .slice(0, MOST_FRAMES);
}
