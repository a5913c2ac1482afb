import { element } from './element';

const TABS = ['google', 'excel', 'bigquery', 'messages'] as const;

/** What the page can show, one at a time. */
export type Tab = (typeof TABS)[number];

/**
 * The two spreadsheets, one for each product, the warehouse, and messages. The address says which is seen (`#excel`), and each begins when it is seen for the
 * first time.
 */
export function showTabs(begin: Readonly<Record<Tab, () => void>>): void {
  const begun = new Set<Tab>();
  const show = (): void => {
    const seen = TABS.find((name) => window.location.hash === `#${name}`) ?? 'google';
    for (const name of TABS) {
      element(name).hidden = name !== seen;
      if (name === seen) element(`to-${name}`).setAttribute('aria-current', 'page');
      else element(`to-${name}`).removeAttribute('aria-current');
    }
    // What was hidden had no height.
    window.dispatchEvent(new Event('resize'));
    if (!begun.has(seen)) begin[seen]();
    begun.add(seen);
  };
  window.addEventListener('hashchange', show);
  show();
}
