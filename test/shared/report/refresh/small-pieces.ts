/** So that a few rows are more than go into memory, and are written in many calls. To be imported before anything that reads the limits. */
jest.mock('../../../../shared/table/cells/memory-limits', () => ({ MOST_IN_MEMORY: 90, MOST_SORTED_IN_MEMORY: 45, CELLS_PER_CALL: 50 }));
