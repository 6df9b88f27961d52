import type { Reporter, TestModule } from "vitest/node";

/** Prints the name of every test that was skipped, with its file: a test nobody hears of is a test nobody has. */
export const skippedByName: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) =>
      Array.from(module.children.allTests("skipped"), (test) => `  ${module.relativeModuleId}: ${test.fullName}`),
    );
    if (skipped.length > 0) console.log(["", "Skipped:", ...skipped].join("\n"));
  },
};
