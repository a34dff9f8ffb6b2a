// Builds the page into dist/: plain files, all of them served by truce itself.
import preact from "@preact/preset-vite";
import { copyFileSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

const root = import.meta.dirname ?? new URL(".", import.meta.url).pathname;

/** The description of the interface lies beside the page, for clients. */
function withDescription(): Plugin {
  return {
    name: "openapi",
    closeBundle() {
      mkdirSync(resolve(root, "dist"), { recursive: true });
      copyFileSync(resolve(root, "../docs/openapi.yaml"), resolve(root, "dist/openapi.yaml"));
    },
  };
}

export default defineConfig({
  root,
  plugins: [preact(), withDescription()],
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 900 },
  server: { fs: { allow: [".."] }, proxy: { "/api": process.env.TRUCE_SERVER ?? "http://127.0.0.1:8765" } },
});
