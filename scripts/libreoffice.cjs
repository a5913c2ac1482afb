const { existsSync } = require('node:fs');
const path = require('node:path');

/** Whether LibreOffice is on the PATH. Its tests are among the others only then. */
module.exports.hasLibreOffice = () =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, 'soffice')));
