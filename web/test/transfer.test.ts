// Files that carry one's work: taken whole or not at all, and everybody's comes back to everybody.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin, reader } from "./browser.ts";
import { StateStore } from "../src/bridge/store.ts";
import { everybody, forgetEverybody } from "../src/storage/everybody.ts";
import { names } from "../src/storage/keep.ts";
import { present } from "../src/storage/people.ts";

const { open, understood } = await import("../src/reader/opening.ts");
const { isMeeting, meetingFiles, meetingZip, ownFile, putPersonBack, takeMeeting } = await import("../src/reader/meeting.ts");
const { place } = await import("../src/reader/store.ts");
const { unzipped, zipped } = await import("../src/base/zip.ts");

beforeEach(begin);

const file = (content: BlobPart, name = "plik.json") => new File([content], name);
const progress = (path: string) => JSON.stringify({ version: 1, edition: "msai", pages: { [path]: { read: true } }, quizzes: {} });

/** Two people with work and progress of their own, the second of them here now. */
async function meeting(): Promise<void> {
  for (const code of ["K07", "K08"]) {
    await new StateStore("msai").setLearner({ code, how: "switch" });
    localStorage.setItem(names("msai").owner, `/${code}`);
    localStorage.setItem(`msai.progress.msai${code === "K08" ? "" : "//K07"}`, progress(code));
    await new StateStore("msai").save("delimit-area", { of: code });
  }
}

test("every kind of wrong file is refused with a sentence of its own", async () => {
  const said = async (content: string) => (await open(file(content))).problem ?? "taken";
  assert.match(await said("  "), /^Ten plik jest pusty/);
  assert.match(await said("{"), /uszkodzony/);
  assert.match(await said("[]"), /^To nie jest plik z postępami/);
  assert.match(await said('{"kind": "msai.programme"}'), /szkic „Mojego programu”/);
  assert.match(await said('{"nbformat": 4}'), /zadanie do oddania/);
  assert.match(await said('{"version": 2, "pages": {}}'), /nowszej wersji/);
  assert.match(await said('{"version": 1, "pages": {"a": 1}, "quizzes": {}}'), /^Plik jest uszkodzony/);
  assert.equal(await said(`\ufeff${progress("a")}`), "taken");
});

test("what one person carries away is understood again, with her name on it", async () => {
  await meeting();
  const opened = understood(JSON.parse(JSON.stringify(await ownFile())));
  assert.equal(opened.problem, undefined);
  assert.deepEqual(Object.keys(opened.pages ?? {}), ["K08"]);
  assert.deepEqual(opened.work["delimit-area"]?.state, { of: "K08" });
  assert.deepEqual(opened.learner, { code: "K08" });
});

test("a meeting's file gives everybody her own back, and nobody another's", async () => {
  await meeting();
  const before = await everybody(place);
  const zip = new File([meetingZip(await meetingFiles())], "msai-spotkanie.zip");
  assert.equal(await isMeeting(zip), true);
  await forgetEverybody("msai");
  assert.equal(await takeMeeting(zip), "Wczytano: K07, K08. Praca wróci, gdy ktoś wpisze swój kod.");
  const of = (all: Awaited<ReturnType<typeof everybody>>) =>
    all.map(({ person, work, progress: kept }) => [person, work["delimit-area"]?.state, Object.keys(JSON.parse(kept ?? "{}").pages)]).sort();
  assert.deepEqual(of(await everybody(place)), of(before));
  assert.deepEqual(reader.asked, []);
});

test("work that is there already is replaced only when she agrees", async () => {
  await meeting();
  const zip = new File([meetingZip(await meetingFiles())], "msai-spotkanie.zip");
  reader.agrees = false;
  assert.equal(await takeMeeting(zip), "Nic nie wczytano.");
  assert.match(reader.asked[0] ?? "", /jest już praca: K07, K08/);
});

test("no foreign file is taken for a meeting's", async () => {
  for (const files of [{}, { "a.json": "{}" }, { "a.json": "null" }, { "a.txt": "text" }]) {
    assert.match(await takeMeeting(file(zipped(files), "x.zip")), /^To nie jest plik ze spotkania/);
  }
  assert.match(await takeMeeting(file("PK nonsense", "x.zip")), /^To nie jest plik ze spotkania/);
  const foreign = { ...JSON.parse(progress("a")), kind: "msai-osoba", edition: "lipowo", exercises: {} };
  assert.match(await takeMeeting(file(zipped({ "a.json": JSON.stringify(foreign) }))), /z innej edycji/);
});

test("another person's file puts away who works here, once she agrees", async () => {
  await meeting();
  const hers = understood({ ...JSON.parse(progress("p")), learner: { code: "K09" }, exercises: {} });
  assert.equal(hers.problem, undefined);
  if (hers.problem !== undefined) return;
  assert.equal(await putPersonBack(hers, "K09"), "Dane wczytane. Teraz pracuje kod K09.");
  assert.equal((await present(place)).person, "K09");
  assert.match(reader.asked[0] ?? "", /Praca kodu K08 zostanie odłożona/);
  assert.deepEqual((await everybody(place)).map(({ person }) => person).sort(), ["K07", "K08", "K09"]);
});

test("a ZIP comes out as it went in, and a damaged one does not", async () => {
  const files = { "żółw.json": "zażółć", "pusty.json": "", "b.json": "x".repeat(70_000) };
  const zip = zipped(files);
  assert.deepEqual(await unzipped(zip), files);
  const bytes = new Uint8Array(await zip.arrayBuffer());
  // In the content of the first entry, behind its head and its name.
  bytes[45] = (bytes[45] ?? 0) ^ 1;
  await assert.rejects(unzipped(new Blob([bytes])));
});
