/** The packed tarball in a CommonJS project of ts-node (which checks the types) and in tsx. */
import { run } from "../packed/command.ts";
import { makeProject } from "../packed/project.ts";
import { expectWorked, program } from "./program.ts";

const compilerOptions = {
  target: "es2022",
  module: "commonjs",
  moduleResolution: "node10",
  esModuleInterop: true,
  strict: true,
};
const cwd = makeProject({
  type: "commonjs",
  packages: ["ts-node@10.9.2", "typescript@5.9.3", "tsx@4.23.15", "@types/node@20.19.43"],
  files: { "loop.ts": program("ts"), "loop.mts": program("ts"), "tsconfig.json": JSON.stringify({ compilerOptions }) },
});

expectWorked("ts-node", run("node", ["node_modules/ts-node/dist/bin.js", "loop.ts"], { cwd }));
expectWorked("tsx, CJS", run("node", ["node_modules/tsx/dist/cli.mjs", "loop.ts"], { cwd }));
expectWorked("tsx, ESM", run("node", ["node_modules/tsx/dist/cli.mjs", "loop.mts"], { cwd }));
