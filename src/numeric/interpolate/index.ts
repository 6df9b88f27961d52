export { chebyshevSeries, chebyshevValue, type ChebyshevSeries, type InterpolationOptions } from "./chebyshev.ts";
