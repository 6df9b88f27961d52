/** Curves that are laid through survival without a model of who leaves. */
export type CurveFamily = "linear" | "polynomial" | "exponential" | "power";

/** All of them. */
export const curveFamilies: readonly CurveFamily[] = ["linear", "polynomial", "exponential", "power"];
