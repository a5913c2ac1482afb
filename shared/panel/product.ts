/** The products that show the panel. */
export const PRODUCTS = ['sheets', 'excel'] as const;
export type Product = (typeof PRODUCTS)[number];
