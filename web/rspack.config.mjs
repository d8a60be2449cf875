// Two builds: what the page loads (with code splitting) and modules that stand alone.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { rspack } from "@rspack/core";

const here = path.dirname(fileURLToPath(import.meta.url));
const usual = path.join(here, "..", "_build", "runtime");

// Kinds of Vega's transforms that no chart of the course uses; bars, lines and maps stay.
const unusedTransforms = ["crossfilter", "force", "hierarchy", "label", "regression", "voronoi", "wordcloud"];

const shared = {
  mode: "production",
  context: here,
  devtool: false,
  target: ["web", "es2022"],
  experiments: { css: false },
  resolve: {
    extensions: [".ts", ".tsx", ".js"],
    fullySpecified: false,
    alias: {
      // Descriptions are cleaned by our own few lines (see manager.ts).
      "sanitize-html": false,
      ...Object.fromEntries(unusedTransforms.map((name) => [`vega-${name}`, false])),
      "anywidget-amd": path.join(here, "node_modules/anywidget/dist/index.js"),
    },
  },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: "builtin:swc-loader",
        options: {
          jsc: {
            parser: { syntax: "typescript", tsx: true },
            transform: { react: { runtime: "automatic", importSource: "preact" } },
            target: "es2022",
          },
        },
        type: "javascript/auto",
      },
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
      { test: /\.py$/, type: "asset/source" },
      // Bundled in production mode its inlined solid-js breaks: it stays the file it is.
      { test: /anywidget[\\/]dist[\\/]index\.js$/, type: "asset/resource", use: [path.join(here, "patient.mjs")] },
      {
        test: /\.css$/,
        use: [rspack.CssExtractRspackPlugin.loader, { loader: "css-loader", options: { url: false } }],
        type: "javascript/auto",
      },
    ],
  },
  performance: { hints: false },
  stats: { preset: "errors-warnings" },
};

function files(env) {
  return {
    path: env.output ?? usual,
    publicPath: "auto",
    module: true,
    chunkFormat: "module",
    chunkLoading: "import",
    workerChunkLoading: "import",
    filename: "[name].js",
    chunkFilename: "chunks/[name].[contenthash:8].js",
    cssChunkFilename: "chunks/[name].[contenthash:8].css",
    assetModuleFilename: "chunks/[name].[contenthash:8][ext]",
  };
}

export default (env) => [
  {
    ...shared,
    name: "page",
    entry: { runner: "./src/runner.ts" },
    output: files(env),
    plugins: [new rspack.CssExtractRspackPlugin({ chunkFilename: "chunks/[name].[contenthash:8].css" })],
    // One round trip after the entry: a page that waits for Python shouldn't wait for splinters.
    optimization: { chunkIds: "named", splitChunks: false },
  },
  {
    ...shared,
    name: "modules",
    entry: { chart: "./src/chart.ts", bridge: "./src/bridge/index.ts", exercise: "./src/exercise.tsx" },
    output: { ...files(env), library: { type: "module" } },
    optimization: { splitChunks: false },
  },
];
