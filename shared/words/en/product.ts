/** The product's name. */

export const PRODUCT = 'Live Data for ActivTrak';
