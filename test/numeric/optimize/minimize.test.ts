import { describe, expect, it } from "vitest";
import { bfgs, minimize, nelderMead, newton, type Objective } from "../../../src/numeric/optimize/index.ts";
import { endless, problems } from "./problems.ts";

/** One parameter, from its value and two derivatives. */
function curve(value: (x: number) => number, first: (x: number) => number, second: (x: number) => number): Objective {
  return {
    value: (x) => value(x[0]!),
    gradient: (x, out) => {
      out[0] = first(x[0]!);
      return value(x[0]!);
    },
    hessian: (x, gradient, hessian) => {
      gradient[0] = first(x[0]!);
      hessian[0] = second(x[0]!);
      return value(x[0]!);
    },
  };
}

const runaways = [
  {
    name: "a falling exponential",
    objective: curve(
      (x) => Math.exp(-x),
      (x) => -Math.exp(-x),
      (x) => Math.exp(-x),
    ),
  },
  {
    name: "a falling exponential over 10,000",
    objective: curve(
      (x) => 1e4 + Math.exp(-x),
      (x) => -Math.exp(-x),
      (x) => Math.exp(-x),
    ),
  },
  {
    name: "a reciprocal",
    objective: curve(
      (x) => 1 / x,
      (x) => -1 / x ** 2,
      (x) => 2 / x ** 3,
    ),
    start: 1,
  },
  {
    name: "a line",
    objective: curve(
      (x) => -x,
      () => -1,
      () => 0,
    ),
  },
  {
    name: "a logarithm",
    objective: curve(
      (x) => -Math.log(x),
      (x) => -1 / x,
      (x) => 1 / x ** 2,
    ),
    start: 1,
  },
  {
    name: "a constant",
    objective: curve(
      () => 7,
      () => 0,
      () => 0,
    ),
    reasons: ["value-flat"],
  },
];

describe("where there is no minimum", () => {
  it.each(runaways)(
    "no search claims one: $name",
    ({ objective, start = 0, reasons = ["unbounded", "value-flat"] }) => {
      for (const search of [newton, bfgs, nelderMead, minimize]) {
        const result = search(objective, [start]);
        expect(result.kind).toBe("not-converged");
        expect(reasons).toContain(result.stoppedBecause);
      }
      expect(minimize({ value: objective.value }, [start]).kind).toBe("not-converged");
    },
  );

  it("sees one endless direction among sound ones", () => {
    for (const search of [newton, bfgs, nelderMead, minimize]) {
      expect(search(endless.objective, endless.start).kind).toBe("not-converged");
    }
    expect(minimize(endless.objective, endless.start).attempts.map((a) => a.stoppedBecause)).toEqual([
      "unbounded",
      "unbounded",
    ]);
  });
});

describe("minimize", () => {
  it("leaves a saddle point", () => {
    const saddle: Objective = {
      value: (x) => x[0]! ** 2 - x[1]! ** 2 + x[1]! ** 4,
      gradient(x, out) {
        out.set([2 * x[0]!, -2 * x[1]! + 4 * x[1]! ** 3]);
        return this.value(x);
      },
      hessian(x, gradient, hessian) {
        hessian.set([2, 0, 0, -2 + 12 * x[1]! ** 2]);
        return this.gradient!(x, gradient);
      },
    };
    expect(newton(saddle, [0, 0]).stoppedBecause).toBe("saddle-point");
    const result = minimize(saddle, [0, 0]);
    expect(result.attempts.map((attempt) => attempt.method)).toEqual(["newton", "bfgs", "nelder-mead", "newton"]);
    expect(result.value).toBeCloseTo(-0.25, 12);
    expect(Math.abs(result.x[1]!)).toBeCloseTo(Math.SQRT1_2, 9);
  });

  it("survives a wrong Hessian", () => {
    const { objective, start } = problems[2]!;
    const wrong: Objective = {
      ...objective,
      hessian(x, gradient, hessian) {
        hessian.fill(NaN);
        return objective.gradient(x, gradient);
      },
    };
    const result = minimize(wrong, start);
    expect(result.attempts[0]!.stoppedBecause).toBe("not-finite");
    expect(result.method).toBe("bfgs");
    expect(result.x[0]).toBeCloseTo(3, 8);
  });

  it("reports a start outside the domain", () => {
    const result = minimize({ value: (x) => Math.log(x[0]!) }, [-1]);
    expect(result).toMatchObject({ kind: "not-converged", stoppedBecause: "not-finite", gradientNorm: Infinity });
  });

  it("stops on the caller's signal", () => {
    const { objective, start } = problems[0]!;
    const controller = new AbortController();
    let seen = 0;
    const onProgress = (): void => {
      if (++seen === 3) controller.abort();
    };
    const result = minimize(objective, start, { signal: controller.signal, onProgress });
    expect(result).toMatchObject({ stoppedBecause: "aborted", iterations: 3 });
    expect(result.attempts).toHaveLength(1);
  });

  it("tells every iteration", () => {
    const { objective, start } = problems[0]!;
    const iterations: number[] = [];
    const result = minimize(objective, start, { onProgress: ({ iteration }) => void iterations.push(iteration) });
    expect(iterations).toEqual(Array.from({ length: result.iterations }, (_, i) => i + 1));
  });

  it("gives up at the iteration limit", () => {
    const { objective, start } = problems[0]!;
    for (const search of [newton, bfgs, nelderMead]) {
      expect(search(objective, start, { maxIterations: 2 })).toMatchObject({
        kind: "not-converged",
        stoppedBecause: "iteration-limit",
        iterations: 2,
      });
    }
  });

  it("leaves the start as it was", () => {
    const start = Float64Array.of(-1.2, 1);
    minimize(problems[0]!.objective, start);
    expect([...start]).toEqual([-1.2, 1]);
  });
});
