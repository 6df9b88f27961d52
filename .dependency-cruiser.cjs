/* global module -- dependency-cruiser reads CommonJS */
/**
 * The house has floors, and imports point down: a folder may import its own files and those of lower floors.
 * Rooms of one floor do not import each other, save where `shared` says so.
 */
const floors = [
  { rooms: ["numeric", "calendar", "schema"], shared: true },
  { rooms: ["ledger"] },
  { rooms: ["features"] },
  { rooms: ["cohort", "ltv", "segment", "risk"] },
  { rooms: ["care", "pdca"] },
  { rooms: ["chart", "simulate", "warehouse"] },
  { rooms: ["report", "verify"] },
  { rooms: ["cli"] },
];

const inRooms = (rooms) => `^src/(${rooms.join("|")})/`;

const upwards = floors.slice(0, -1).map(({ rooms }, floor) => ({
  name: `${rooms.join("-")}-imports-no-higher-floor`,
  severity: "error",
  from: { path: inRooms(rooms) },
  to: { path: inRooms(floors.slice(floor + 1).flatMap((higher) => higher.rooms)) },
}));

const sideways = floors
  .filter(({ rooms, shared }) => rooms.length > 1 && shared !== true)
  .flatMap(({ rooms }) =>
    rooms.map((room) => ({
      name: `${room}-imports-no-neighbour`,
      severity: "error",
      from: { path: inRooms([room]) },
      to: { path: inRooms(rooms.filter((other) => other !== room)) },
    })),
  );

module.exports = {
  forbidden: [
    ...upwards,
    ...sideways,
    {
      name: "known-rooms-only",
      comment: "A new folder of src needs a floor in this file.",
      severity: "error",
      from: {},
      to: { path: "^src/[^/]+/", pathNot: inRooms(floors.flatMap(({ rooms }) => rooms)) },
    },
    {
      name: "decisions-do-not-fit",
      comment: "care and pdca read models' results; what estimates a model is out of their reach.",
      severity: "error",
      from: { path: inRooms(["care", "pdca"]) },
      to: {
        path: "^src/(cohort|ltv|segment|risk)/.*\\b(fit|likelihood|gradient|model)[A-Za-z]*\\.ts$",
        reachable: true,
      },
    },
    {
      name: "root-is-for-users",
      comment: "Only the root imports everything: whoever imported it from within would pay for everything.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^src/index\\.ts$" },
    },
    {
      name: "source-stands-alone",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|bench|examples|scripts|reference)/" },
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "runtime-dependencies-only",
      comment: "What src imports at run time must be installed with the package.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg"], dependencyTypesNot: ["npm-peer", "type-only"] },
    },
    {
      name: "no-node-in-the-browser",
      comment: "Only the command line touches files, clock and environment.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/" },
      to: { dependencyTypes: ["core"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|out|docs/api|coverage)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
