import { defineConfig } from "vitest/config";
import { serviceWorker } from "./service-worker.ts";

// The oldest browsers that have light-dark(), which the styles use.
const target = ["chrome123", "edge123", "firefox121", "safari17.5"];

// What is needed together comes in one file: a small file costs a request. Nothing of `reading` may
// be imported by what main.tsx starts with. The text of the guide is too long for one file; whoever
// opens it gets both at once.
const GROUPS = [
  { name: "preact", test: /node_modules.preact/ },
  { name: "base", test: /node_modules.idb|preload-helper|src.(parts.live|device.store|session.visit|config)\b/ },
  { name: "reading", test: /openapi-fetch|src.(api.(client|read)|words.nl|parts.tags)\b/ },
  { name: "outbox", test: /src.api.(outbox|said)\b/ },
  { name: "forms", test: /src.(parts.(fields|form|draft-state)|device.drafts)\b/ },
  { name: "away", test: /registration.((entry|registration)-trash|trash-(form|reason))\b/ },
  { name: "naming", test: /src.parts.name-(row|words)\b/ },
  { name: "sharing", test: /src.uploads.(at-the-api|fit|words|leaving-page)\b/ },
  { name: "guide-daily", test: /guide.(parts|pictures|chapters-(start|work))\b/ },
  { name: "guide-rest", test: /guide.chapters-(rules|office|help)\b/ },
];

// What every page starts with is there: no screen has to ask for it.
const FIRST = /assets.(preact|base)-/;

export default defineConfig({
  plugins: [serviceWorker(target)],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target,
    modulePreload: {
      polyfill: false, // these browsers preload modules by themselves
      resolveDependencies: (_, files) => files.filter((file) => !FIRST.test(file)),
    },
    assetsInlineLimit: 0, // the page's policy refuses data: addresses
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS, includeDependenciesRecursively: false } } },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    passWithNoTests: true,
  },
});
