export type { QuadratureOptions, QuadratureResult } from "./doubleExponential.ts";
export { expSinh, type HalfLineOptions } from "./expSinh.ts";
export { gaussLegendre, integrateByRule, type QuadratureRule } from "./gaussLegendre.ts";
export { tanhSinh } from "./tanhSinh.ts";
