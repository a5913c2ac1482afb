/** The products that show the panel. */
export const PRODUCTS = ['sheets', 'excel'] as const;
/** One of the two products. */
export type Product = (typeof PRODUCTS)[number];
