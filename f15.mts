import { readdirSync, readFileSync } from "node:fs";
const root = process.env.ROOT!;
const { toPlanJson } = await import(`${root}/server/src/common/interchange/planJson.js`);
const { createTestSnapshot } = await import(`${root}/test/support/planSnapshot.js`);
const { plain } = await import(`${root}/test/quality/unseen/targetsOf.js`);
const folder = process.env.FOLDER!; const verbose = process.argv[2];
function clean(s: string) { return plain(s).replace(/[\s\u3000]/g, ""); }
function texts(task: any): string[] {
 const cols = Object.values(task.columns) as string[];
 const parts = ["", task.group?.name ?? "", ...cols];
 return parts.flatMap((b) => ["", ...cols].map((a) => clean(b + task.text + a)));
}
const S: any = {};
for (const f of readdirSync(folder).filter((n) => n.endsWith(".json")).sort()) {
 const truth = JSON.parse(readFileSync(`${folder}/${f}`, "utf8"));
 const no = f.slice(0, 2);
 const lines = truth.rows.map(({ deadline }: any, at: number) => `| ${at + 1} | 任务。 | ★市发改委 | ${deadline ?? ""} |`);
 const ref = createTestSnapshot([`# ${truth.title}`, "", "| 序号 | 重点工作任务 | 责任单位 | 完成时限 |", "| --- | --- | --- | --- |", ...lines, ""].join("\n"));
 const due = toPlanJson(ref.plan, ref.index).tasks.map((t: any) => t.deadline);
 for (const form of ["raw", "stream", "layout"]) {
  const s = (S[form] ??= { rows: 0, found: 0, exact: 0, exactL: 0, apart: 0, aparts: 0, invented: 0, wrong: 0, wrongFlagged: 0, tasks: 0, flagged: 0, low: 0, tables: 0, unread: 0, told: 0 });
  let src: string; try { src = readFileSync(`${folder}/${no}.${form}.txt`, "utf8"); } catch { continue; }
  const snap = createTestSnapshot(src);
  const { tasks } = toPlanJson(snap.plan, snap.index);
  const findings = snap.findings() as any[];
  const told = findings.some(({ code }) => code === "table/unread");
  const fl = findings.filter(({ code }) => code === "table/uncertain-row").map(({ span }) => span.line);
  const isF = (t: any) => fl.some((l) => l >= t.range.start.line && l <= t.range.end.line);
  const open = new Set<any>(tasks); let ex = 0; const say: string[] = [];
  truth.rows.forEach((row: any, at: number) => {
   const want = clean(row.text); s.rows++;
   const t = [...open].find((e) => String(e.number ?? e.code ?? "").replace(/^[（(](.*)[）)]$/, '$1') === String(row.number) && (texts(e).some((x) => x.includes(want.slice(0, 6))) || (clean(e.text) !== "" && want.includes(clean(e.text).slice(0, 6)))));
   if (!t) { say.push(`  - row ${row.number} not found`); return; }
   open.delete(t); s.found++;
   const faults: string[] = [];
   const name = row.name === null ? "" : clean(row.name);
   const got = texts(t);
   const content = name && want.startsWith(name) ? want.slice(name.length) : want;
   const others = [t.group?.name ?? "", ...Object.values(t.columns)].map((x) => clean(x as string));
   const isApart = name !== "" && ((clean(t.text) === content && others.includes(name)) || (clean(t.text) === name && others.includes(content)));
   if (!got.includes(want) && !isApart) faults.push(`text ${t.group?.name ?? ""}|${t.text}|${JSON.stringify(t.columns)} FOR ${row.name}|${row.text}`);
   const mark = (n: string, lead: boolean) => (lead ? "★" : "") + clean(n);
   const w = row.units.map((u: any) => mark(u.name, u.lead)).sort().join("、"), g = t.units.map((u: any) => mark(u.raw, u.lead)).sort().join("、");
   if (w !== g) faults.push(`units ${g} FOR ${w}`);
   if ((t.deadline ?? null) !== (due[at] ?? null)) faults.push(`deadline ${t.deadline} FOR ${row.deadline}=${due[at]}`);
   const wl = (row.leaders ?? []).map(clean).sort().join("、"), gl = t.leaders.map(clean).sort().join("、");
   const lf = wl !== gl ? [`leaders ${gl} FOR ${wl}`] : [];
   if (faults.length === 0) { s.exact++; ex++; if (lf.length === 0) s.exactL++; } else { s.wrong++; if (isF(t)) s.wrongFlagged++; }
   if (faults.length + lf.length > 0) say.push(`  ${faults.length ? "~" : "l"} row ${row.number} L${t.range.start.line + 1}: ${[...faults, ...lf].join("; ")}${isF(t) ? " (flagged)" : ""}`);
   if (name !== "") { s.aparts++; if (isApart) s.apart++; }
  });
  for (const t of open) { s.invented++; say.push(`  + invented ${t.number} ${t.text.slice(0, 40)}${isF(t) ? " (flagged)" : ""}`); }
  s.tasks += tasks.length; s.flagged += tasks.filter(isF).length; s.tables++;
  if (tasks.length === 0) { s.unread++; if (told) s.told++; }
  const low = ex < 0.75 * truth.rows.length; if (low) s.low++;
  if (verbose === "tables") console.log(`${no}.${form} ${ex}/${truth.rows.length} tasks ${tasks.length}${told ? " TOLD" : ""}${low ? " LOW" : ""}`);
  if (verbose === "all" && say.length) console.log(`${no}.${form} ${ex}/${truth.rows.length} tasks ${tasks.length}${told ? " TOLD" : ""}${low ? " LOW" : ""}\n${say.join("\n")}`);
 }
}
for (const [form, s] of Object.entries<any>(S)) console.log(`${form.padEnd(7)} rows ${s.rows} found ${(s.found / s.rows).toFixed(3)} exact ${(s.exact / s.rows).toFixed(3)} (with leaders ${(s.exactL / s.rows).toFixed(3)}) apart ${s.apart}/${s.aparts} invented ${s.invented} wrong flagged ${s.wrongFlagged}/${s.wrong} flagged ${s.flagged}/${s.tasks} tables<.75 ${s.low}/${s.tables} unread ${s.unread} told ${s.told}`);
