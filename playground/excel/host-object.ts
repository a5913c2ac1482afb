/** An object of Excel's as the executor reaches it. Names are in camel case, as Microsoft's reference has them. */
export interface HostObject {
  /** Its class, as Microsoft's reference calls it. */
  readonly type: string;
  /** What tells it from others of its collection, for as long as it exists. */
  readonly id?: string;
  /** By which the object model finds it again in later requests, where its path tells no more. */
  readonly reference?: string;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly methods?: Readonly<Record<string, Method>>;
  /** A collection's members. */
  readonly items?: () => readonly HostObject[];
}

export interface Property {
  /** A value, another object, or `null` for the null object. */
  readonly get: () => unknown;
  readonly set?: (value: unknown) => void;
}

/** Gives a value, another object, or `null` for the null object. */
export type Method = (...args: readonly unknown[]) => unknown;

export const isHostObject = (value: unknown): value is HostObject =>
  typeof value === 'object' && value !== null && typeof (value as { readonly type?: unknown }).type === 'string';

/** A property that cannot be set. */
export const readOnly = (get: () => unknown): Property => ({ get });
