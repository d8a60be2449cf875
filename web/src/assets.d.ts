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
