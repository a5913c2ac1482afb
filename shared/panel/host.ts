import type { Diagnostics } from '../diagnostics';
import type { PanelCall, PanelCalls } from './calls';
import type { Product } from './product';

/** The panel's host. A promise that rejects carries a sentence in its `message`. */
export interface PanelHost {
  readonly product: Product;
  /** Of the page in which the panel is. */
  readonly diagnostics: Diagnostics;
  /** Whether the host is light or dark; without it the panel goes by the system. */
  readonly scheme?: 'light' | 'dark';
  call<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in']): Promise<PanelCalls[Name]['out']>;
  /** Hears what the host wants of the panel, where it has buttons or clocks of its own. Gives a function that ends it. */
  listen?(listener: PanelListener): () => void;
}

/** What a host wants of the panel. */
export interface PanelListener {
  /** Refresh these reports, before the person's eyes. */
  refresh(ids: readonly string[]): void;
  /** Say this to the person. */
  tell(words: string): void;
  /** Something was done without the panel: look again. */
  changed(): void;
}
