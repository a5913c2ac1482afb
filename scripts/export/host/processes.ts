/** Whether a process of this computer runs. */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (failure) {
    // It runs, and belongs to somebody else.
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}
