import { defineConfig } from "vitest/config";
import { serviceWorker } from "./service-worker.ts";

// The oldest browsers that have light-dark(), which the styles use.
const target = ["chrome123", "edge123", "firefox121", "safari17.5"];

export default defineConfig({
  plugins: [serviceWorker(target)],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target,
    modulePreload: { polyfill: false }, // these browsers preload modules by themselves
    assetsInlineLimit: 0, // the page's policy refuses data: addresses
    sourcemap: false,
    reportCompressedSize: false,
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    passWithNoTests: true,
  },
});
