/**
 * Functions that came after Excel 2007 are called otherwise in files. Under the name that people type they are `#NAME?` in Excel and elsewhere.
 * Source: [MS-XLSX] 2.2.2 Formulas (future functions), https://learn.microsoft.com/openspecs/office_standards/ms-xlsx
 * @module
 */

const FUTURE = new Set(
  (
    'ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR BITRSHIFT BITXOR CEILING.MATH ' +
    'CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P ' +
    'COVARIANCE.S CSC CSCH DAYS DECIMAL ERF.PRECISE ERFC.PRECISE EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FILTERXML FLOOR.MATH FLOOR.PRECISE ' +
    'FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH ' +
    'IMTAN ISFORMULA ISOWEEKNUM LOGNORM.DIST LOGNORM.INV MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV ' +
    'NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC ' +
    'RANK.AVG RANK.EQ RRI SEC SECH SHEET SHEETS SKEW.P STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TEXTJOIN UNICHAR UNICODE ' +
    'VAR.P VAR.S WEBSERVICE WEIBULL.DIST XOR Z.TEST ' +
    // What fills cells by itself, and what came with it.
    'ARRAYTOTEXT CHOOSECOLS CHOOSEROWS DROP EXPAND HSTACK RANDARRAY SEQUENCE SORTBY TAKE TEXTAFTER TEXTBEFORE TEXTSPLIT TOCOL TOROW UNIQUE VALUETOTEXT VSTACK ' +
    'WRAPCOLS WRAPROWS XLOOKUP XMATCH'
  ).split(' '),
);
/** Those that had another meaning in worksheets before. */
const OF_WORKSHEETS = new Set(['FILTER', 'SORT']);

/** Texts and quoted names of sheets, in which nothing is a function, and functions. */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*(?=\()/gu;

/** A formula as a file has it, without its equals sign. @param formula as a person types it */
export const fileFormula = (formula: string): string =>
  formula.replace(/^=/, '').replace(PARTS, (part) => {
    const name = part.toUpperCase();
    if (OF_WORKSHEETS.has(name)) return `_xlfn._xlws.${name}`;
    return FUTURE.has(name) ? `_xlfn.${name}` : part;
  });
