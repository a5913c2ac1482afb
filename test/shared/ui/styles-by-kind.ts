/** Attributes that rules of jsdom's own style sheet ask for, in its browser/default-stylesheet.js. */
const STYLED = ['type', 'disabled', 'list', 'readonly', 'dir', 'open', 'hidden', 'size', 'multiple', 'style'];

/**
 * Lets elements that are alike share what jsdom computes of their styles, for which it tries every rule on an element and on all above it.
 * Where a page has no style sheet, a style follows from the element, those above it, and the attributes that rules ask for. For as long as
 * nothing on the page changes, as while axe looks at it.
 */
export function shareStyles(): void {
  // axe itself leaves one in the page, of a rule for every element.
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
  if (!rules.every((rule) => rule.startsWith('* {'))) throw new Error('The page has a style sheet, by which styles follow from more.');
  const kinds = new WeakMap<Element, string>();
  const kindOf = (element: Element | null): string => {
    if (element === null) return '';
    const kind = kinds.get(element) ?? `${kindOf(element.parentElement)}/${element.tagName} ${stateOf(element)}`;
    kinds.set(element, kind);
    return kind;
  };
  window.getComputedStyle = (element) => {
    const kind = kindOf(element);
    const style = known.get(kind) ?? computed(element);
    known.set(kind, style);
    return style;
  };
}

const computed = window.getComputedStyle.bind(window);
const known = new Map<string, CSSStyleDeclaration>();

const stateOf = (element: Element): string => {
  const attributes = STYLED.flatMap((name) => (element.hasAttribute(name) ? [`${name}=${element.getAttribute(name)}`] : []));
  return [...attributes, ...(element === document.activeElement ? ['focus'] : [])].join(' ');
};
