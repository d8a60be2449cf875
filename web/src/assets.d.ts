declare module "*.py" {
  const source: string;
  export default source;
}
declare module "*.css";
declare module "anywidget-amd" {
  const url: string;
  export default url;
}

/** Address of the folder with chart.js and bridge.js, for the loaders inside anywidgets. */
declare var msaiAssets: string | undefined;

/** What tells this tab from the others (storage/keep.ts). */
declare var msaiTab: string | undefined;

/** Front-end modules that the loaders of a tab share (src/msai/widgets/loader.js). */
declare var msaiModules: Map<string, Promise<object>> | undefined;
/** What Python fills in when it hands out the loader: the module's own text, or null; words for the reader. */
declare const __CARRIED__: string | null;
declare const __FAILED__: string;
