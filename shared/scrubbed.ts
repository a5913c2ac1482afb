/** Words in which engines and hosts say what went wrong. Whatever else a message holds may be a key, a name or a cell, and isn't told. */
const WORDS =
  "a above access accessing action again already an and api are argument arguments array assignment at authorization be been before between bigint bounds busy by cache call cannot can't cell cells circular class column columns constant constructor convert converting coordinates could daily date day declared deep defined denied dimensions dns do document does doesn't don't edit empty end error evaluating exceeded exceeds exception execution exist expected expression failed fetch fetching found from function general getting handler has have host id illegal in increase index initialization initial input internal invalid invoked is it item iterable json later length limit load lock long many match maximum memory method missing mix module must name negative network new no not null number object objects occurred of on one operation or out outside parameter parameters perform permission permissions position processing properties property protected quota range rate read reading recursion reduce refused regexp regular request required response row rows script server service setting sheet short signature simultaneous size sorry spreadsheet spreadsheets stack state storage string structure symbol table terminated the this time timed times to token too try trying type types unable unavailable undefined unexpected unknown unsupported url user value variable wait was while with without workbook worksheet write you";

/** Where a host's own method is named. */
const METHOD = /^(?:[A-Z][A-Za-z]*(?:App|Service)|Excel|Office|OfficeRuntime|Range|Sheet|Spreadsheet|Utilities)(?:\.[A-Za-z]{1,30}){1,2}$/;
/** What a script lacks a permission for. */
const SCOPE = /^https:\/\/www\.googleapis\.com\/auth\/[a-z._]{1,40}$/;
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
  const words = new Set(WORDS.split(' '));
  let numbers = 0;
  let before = '';
  return message
    .slice(0, 2_000)
    .split(/\s+/)
    .slice(0, MOST_WORDS)
    .map((part) => {
      const word = part.replace(/^["'“‘([]+|["'”’)\].,:;!?]+$/g, '').replace('’', "'");
      numbers += NUMBER.test(word) ? 1 : 0;
      // Which property nothing has is half of the answer, and engines say it in one way.
      const isProperty = /^(?:reading|setting)$/.test(before) && /^'[a-z][A-Za-z]{0,19}'\)$/.test(part);
      before = part.replace('(', '');
      const isKnown = words.has(word.toLowerCase()) || METHOD.test(word) || SCOPE.test(word) || isProperty;
      return isKnown || (NUMBER.test(word) && numbers <= MOST_NUMBERS) ? part : '…';
    })
    .join(' ')
    .replace(/…(?: …)+/g, '…');
}

/** The places in the code, the innermost first, of whatever engine: `    at refresh (Code:12:345)`. V8 puts the message before them. */
function framesOf(stack: string, message: string): readonly string[] {
  const begin = stack.indexOf(message);
  const places = /^[^\n@]*: $/.test(stack.slice(0, begin)) ? stack.slice(begin + message.length) : stack;
  return places
    .split('\n')
    .flatMap((line) => {
      const [, name = line.split('@')[0] as string] = /^\s+at (?:async |new )*([\w$.]+)[ (]/.exec(line) ?? [];
      const [, place] = /^(?:\s+at |[\w$.<>/]*@).*?([\w.-]{1,40}(?::\d{1,9}){1,2})\)?$/.exec(line) ?? [];
      return place === undefined ? [] : [`    at ${/^[\w$.]{1,40}$/.test(name) ? `${name} ` : ''}(${place})`];
    })
    .slice(0, MOST_FRAMES);
}
