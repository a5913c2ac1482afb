/** Whether LibreOffice is on the PATH. */
export function hasLibreOffice(): boolean;
