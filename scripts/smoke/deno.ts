/** The packed tarball in Deno, from a project's node_modules. */
import { npx } from "../packed/command.ts";
import { makeProject } from "../packed/project.ts";
import { expectWorked, program } from "./program.ts";
import { deno } from "./runtimes.ts";

const cwd = makeProject({ type: "module", files: { "loop.ts": program("ts") } });
expectWorked(deno, npx(deno, ["deno", "run", "--no-remote", "--node-modules-dir=manual", "loop.ts"], { cwd }));
