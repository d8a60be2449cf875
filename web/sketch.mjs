// Charts of an edition, drawn on a computer by the very module that draws them in the page: the file of that module comes
// as the argument, specifications as JSON on the input; texts of SVGs go to the output.

import { pathToFileURL } from "node:url";

const { default: chart } = await import(pathToFileURL(process.argv[2]).href);
const input = [];
for await (const part of process.stdin) input.push(part);
const drawn = [];
for (const spec of JSON.parse(Buffer.concat(input).toString())) drawn.push(new TextDecoder().decode(await chart.sketch(spec)));
process.stdout.write(JSON.stringify(drawn));
