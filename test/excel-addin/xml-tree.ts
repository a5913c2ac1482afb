/** An element of an XML text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? (NAMED[name] ?? '') : String.fromCodePoint(Number(code)),
  );

/** The root of an XML text. @throws Error for what isn't well-formed, or has entities that XML doesn't know by itself */
export function xmlTree(xml: string): Element {
  interface Open extends Element {
    readonly children: Open[];
    text: string;
  }
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const rest = xml.replace(/^<\?xml[^>]*\?>\s*/, '');
  let end = 0;
  for (const { 0: tag, 1: closing, 2: name = '', 3: inside = '', 4: single, index } of rest.matchAll(
    /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    const between = rest.slice(end, index);
    end = index + tag.length;
    const last = open.at(-1) as Open;
    if (/[<]|&(?!#\d+;|amp;|lt;|gt;|quot;|apos;)/.test(between + inside)) throw new Error(`Not well-formed: ${between}${tag}`);
    last.text += decoded(between);
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else.`);
      continue;
    }
    const attributes = Object.fromEntries(
      [...inside.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decoded(value)]),
    );
    const made: Open = { name, attributes, children: [], text: '' };
    last.children.push(made);
    if (!single) open.push(made);
  }
  const [only] = root.children;
  if (open.length > 1 || root.children.length !== 1 || end !== rest.length || !only) throw new Error('Not one whole element.');
  return only;
}

/** The elements of a name below one, wherever they are. */
export const allOf = (element: Element, name: string): readonly Element[] => [
  ...element.children.filter((child) => child.name === name),
  ...element.children.flatMap((child) => allOf(child, name)),
];
