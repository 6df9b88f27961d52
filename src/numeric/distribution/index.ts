export { binomialLogPmf, negativeBinomialLogPmf } from "./binomial.ts";
export { chiSquareCdf, chiSquareQuantile, chiSquareSurvival } from "./chiSquare.ts";
export { fisherFCdf, fisherFQuantile, fisherFSurvival } from "./fisherF.ts";
export { normalCdf, normalLogPdf, normalQuantile } from "./normal.ts";
export { poissonLogPmf } from "./poisson.ts";
export { studentTCdf, studentTQuantile, studentTSurvival } from "./studentT.ts";
