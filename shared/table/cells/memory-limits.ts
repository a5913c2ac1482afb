/** Cells beyond this are put on a hidden sheet, so that memory stays flat however many there are: about 40 MB. */
export const MOST_IN_MEMORY = 1_500_000;

/** More cells than these are not read back from there to sort them. */
export const MOST_SORTED_IN_MEMORY = 500_000;

/** As many cells as go into one call of either host, and are taken into memory for it. */
export const CELLS_PER_CALL = 200_000;
