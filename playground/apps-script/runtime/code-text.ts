/** A script's text with everything taken out that is not code, so that rules about code can be looked up in it. */

const BEFORE_REGEX =
  /(?:^|[=(,;:!&|?{}[+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete|throw|new|instanceof|yield|await))\s*$/;

/** Text that begins nothing: most of a script. */
const PLAIN = /[^/"'`(){}]+/y;

/** As much as decides what a character begins. */
const TAIL = 40;

/** What a bracket may close after which a regular expression begins: `if (a) /x/.test(b)`. */
const BEFORE_CONDITION = /\b(?:if|while|for|with)\s*$/;

/** Long scripts that were asked about last: a product's code is read for every call of it. */
const known = new Map<string, string>();
const MOST_KNOWN = 4;
const LONG = 10_000;

/** Comments become blanks, strings and regular expressions `""`, templates their expressions in brackets; line breaks stay. */
export function codeOnly(source: string): string {
  if (source.length < LONG) return withoutText(source);
  const code = known.get(source) ?? withoutText(source);
  known.delete(source);
  known.set(source, code);
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value as string);
  return code;
}

function withoutText(source: string): string {
  // In pieces: to look at the end of one long text that grows takes as long as the text is.
  const pieces: string[] = [];
  let at = 0;
  /** For each template that is open: how many braces are open in its expression. */
  const templates: number[] = [];
  /** For each round bracket that is open: whether it holds a condition. */
  const brackets: boolean[] = [];
  let closedCondition = false;

  const add = (piece: string): void => void (piece && pieces.push(piece));

  function tail(): string {
    let end = '';
    for (let last = pieces.length - 1; last >= 0 && end.length < TAIL; last -= 1) end = pieces[last] + end;
    return end.slice(-TAIL);
  }

  function regexBegins(): boolean {
    const before = tail();
    return BEFORE_REGEX.test(before) || (closedCondition && /\)\s*$/.test(before));
  }

  function plain(): string {
    PLAIN.lastIndex = at;
    const text = PLAIN.exec(source)?.[0] ?? '';
    at += text.length;
    return text;
  }

  function skip(pattern: RegExp): string {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0] ?? source.charAt(at);
    at += text.length;
    return text.replace(/[^\n]/g, '');
  }

  function template(): void {
    add(skip(/(?:\\[\s\S]|\$(?!\{)|[^`\\$])*/y));
    if (source.startsWith('${', at)) {
      templates.push(0);
      add('(');
      at += 2;
    } else {
      add('""');
      at += 1;
    }
  }

  while (at < source.length) {
    add(plain());
    if (at >= source.length) break;
    const character = source.charAt(at);
    const pair = source.slice(at, at + 2);
    const open = templates.length - 1;
    if (pair === '//') add(skip(/\/\/[^\n]*/y));
    else if (pair === '/*') add(` ${skip(/\/\*[\s\S]*?(?:\*\/|$)/y)}`);
    else if (character === '"') add(`""${skip(/"(?:\\[\s\S]|[^"\\\n])*"?/y)}`);
    else if (character === "'") add(`""${skip(/'(?:\\[\s\S]|[^'\\\n])*'?/y)}`);
    else if (character === '/' && regexBegins()) add(`""${skip(/\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y)}`);
    else if (character === '`') {
      at++;
      template();
    } else if (character === '}' && templates[open] === 0) {
      templates.pop();
      add(')');
      at++;
      template();
    } else {
      if (open >= 0 && (character === '{' || character === '}'))
        templates[open] = (templates[open] as number) + (character === '{' ? 1 : -1);
      if (character === '(') brackets.push(BEFORE_CONDITION.test(tail().slice(-10)));
      if (character === ')') closedCondition = brackets.pop() ?? false;
      add(character);
      at++;
    }
  }
  return pieces.join('');
}
