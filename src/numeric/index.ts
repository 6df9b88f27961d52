export * from "./distribution/index.ts";
export * from "./interpolate/index.ts";
export * from "./optimize/index.ts";
export * from "./quadrature/index.ts";
export * from "./random/index.ts";
export * from "./special/index.ts";
export * from "./summary/index.ts";
