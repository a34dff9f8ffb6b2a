// Unit tests of the page's logic; the stories run in a browser (tools/test-web).
import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["tests/**/*.test.ts"] }, server: { fs: { allow: [".."] } } }); // words of events: data/process
