/** A script's text with everything taken out that is not code, so that rules about code can be looked up in it. */

const BEFORE_REGEX =
  /(?:^|[=(,;:!&|?{}[+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete|throw|new|instanceof|yield|await))\s*$/;

/** What a bracket may close after which a regular expression begins: `if (a) /x/.test(b)`. */
const BEFORE_CONDITION = /\b(?:if|while|for|with)\s*$/;

/** Comments become blanks, strings and regular expressions `""`, templates their expressions in brackets; line breaks stay. */
export function codeOnly(source: string): string {
  let code = '';
  let at = 0;
  /** For each template that is open: how many braces are open in its expression. */
  const templates: number[] = [];
  /** For each round bracket that is open: whether it holds a condition. */
  const brackets: boolean[] = [];
  let closedCondition = false;

  function regexBegins(): boolean {
    const before = code.slice(-40);
    return BEFORE_REGEX.test(before) || (closedCondition && /\)\s*$/.test(before));
  }

  function skip(pattern: RegExp): string {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0] ?? source.charAt(at);
    at += text.length;
    return text.replace(/[^\n]/g, '');
  }

  function template(): void {
    code += skip(/(?:\\[\s\S]|\$(?!\{)|[^`\\$])*/y);
    if (source.startsWith('${', at)) {
      templates.push(0);
      code += '(';
      at += 2;
    } else {
      code += '""';
      at += 1;
    }
  }

  while (at < source.length) {
    const character = source.charAt(at);
    const pair = source.slice(at, at + 2);
    const open = templates.length - 1;
    if (pair === '//') code += skip(/\/\/[^\n]*/y);
    else if (pair === '/*') code += ` ${skip(/\/\*[\s\S]*?(?:\*\/|$)/y)}`;
    else if (character === '"') code += `""${skip(/"(?:\\[\s\S]|[^"\\\n])*"?/y)}`;
    else if (character === "'") code += `""${skip(/'(?:\\[\s\S]|[^'\\\n])*'?/y)}`;
    else if (character === '/' && regexBegins()) code += `""${skip(/\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y)}`;
    else if (character === '`') {
      at++;
      template();
    } else if (character === '}' && templates[open] === 0) {
      templates.pop();
      code += ')';
      at++;
      template();
    } else {
      if (open >= 0 && (character === '{' || character === '}'))
        templates[open] = (templates[open] as number) + (character === '{' ? 1 : -1);
      if (character === '(') brackets.push(BEFORE_CONDITION.test(code.slice(-10)));
      if (character === ')') closedCondition = brackets.pop() ?? false;
      code += character;
      at++;
    }
  }
  return code;
}
