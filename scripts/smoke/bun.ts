/** The packed tarball in Bun. */
import { npx } from "../packed/command.ts";
import { makeProject } from "../packed/project.ts";
import { expectWorked, program } from "./program.ts";
import { bun } from "./runtimes.ts";

const cwd = makeProject({ type: "module", files: { "loop.ts": program("ts") } });
expectWorked(bun, npx(bun, ["bun", "run", "--no-install", "loop.ts"], { cwd }));
