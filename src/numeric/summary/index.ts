export { bootstrap, type BootstrapMethod, type BootstrapOptions, type BootstrapResult } from "./bootstrap.ts";
export { correlation, covariance } from "./correlation.ts";
export {
  excessKurtosis,
  type MeanAndVariance,
  meanAndVariance,
  skewness,
  standardDeviation,
  variance,
} from "./meanAndVariance.ts";
export { mergeMoments, type Moments, moments, noMoments } from "./moments.ts";
export { quantile, quantiles } from "./quantile.ts";
export { addToMoments } from "./runningMoments.ts";
export { sum } from "./sum.ts";
export { weightedQuantiles } from "./weightedQuantiles.ts";
