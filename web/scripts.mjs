// Compiles the scripts that pages load by name, one file each: nothing is bundled, so that a page takes what it needs
// and two scripts of a page share one copy of what the browser keeps. Usage: node scripts.mjs FOLDER
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const sources = path.join(path.dirname(fileURLToPath(import.meta.url)), "src");
/** Folders whose files lie side by side in `_static/js`. */
const MODULES = ["base", "reader", "storage"];
/** Classic scripts, which import nothing: source → place below the folder. */
const ALONE = {
  "reader/boot.ts": "static/boot.js",
  "reader/capable.ts": "static/capable.js",
  "worker/serviceworker.ts": "serviceworker.js",
};
/** What must run in browsers of any age. */
const FOR_ALL = new Set(["reader/capable.ts"]);

const optionsOf = (source) => ts.convertCompilerOptionsFromJson(
  { target: FOR_ALL.has(source) ? "ES5" : "ES2022", module: "ES2022", removeComments: true }, sources,
).options;

/** All modules lie in one folder: `../storage/keep.ts` is `./keep.js` there. */
const beside = (literal) => ts.factory.createStringLiteral(`./${path.posix.basename(literal.text, ".ts")}.js`);
const isOurs = (node) => node && ts.isStringLiteral(node) && /^\.\.?\/.*\.ts$/.test(node.text);

const flat = (context) => (file) => {
  const visit = (node) => {
    if (isOurs(node) && (ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent))) return beside(node);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && isOurs(node.arguments[0])) {
      return ts.factory.updateCallExpression(node, node.expression, undefined, [beside(node.arguments[0])]);
    }
    return ts.visitEachChild(node, visit, context);
  };
  return ts.visitNode(file, visit);
};

function compile(source, target) {
  const fileName = path.join(sources, source);
  const { outputText } = ts.transpileModule(readFileSync(fileName, "utf8"), {
    fileName, compilerOptions: optionsOf(source), transformers: { before: [flat] },
  });
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, outputText);
}

function main(folder) {
  rmSync(path.join(folder, "static"), { recursive: true, force: true });
  for (const [source, target] of Object.entries(ALONE)) compile(source, path.join(folder, target));
  const modules = MODULES.flatMap((place) => readdirSync(path.join(sources, place)).map((name) => `${place}/${name}`));
  const names = new Set();
  for (const source of modules.filter((one) => !(one in ALONE))) {
    const name = path.basename(source, ".ts");
    if (names.has(name)) throw new Error(`two modules called ${name}`);
    names.add(name);
    compile(source, path.join(folder, "static", "js", `${name}.js`));
  }
}

main(path.resolve(process.argv[2] ?? path.join(sources, "..", "..", "_build", "web")));
