// Runs test files, each in a process of its own, and seals what came of them. Started with "run", the seal and the files, this is the
// driver; preloaded with --require, it is the witness inside of a tested process. What the witness knows stands in closures, which no
// other code can read, and the functions it uses were taken before any other code ran.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

if (require.main === module) {
  drive(process.argv.slice(2));
} else {
  module.exports = witness();
}

async function drive(tests) {
  const crypto = require("node:crypto");
  const key = fs.readFileSync("codefactory-seal", "utf8").split(/\s/)[0];
  fs.unlinkSync("codefactory-seal");
  const seal = (file, text) => {
    const signature = crypto.createHash("sha256").update(`${key}\n`).update(text).update(`\n${key}`).digest("hex");
    fs.writeFileSync(file, `${signature}\n${text}`);
  };
  const before = tests.map((test) => fs.readFileSync(test));
  const cases = [];
  const lines = new Map();
  for (const test of tests) {
    const told = await runOne(test);
    cases.push(...casesOf(test, told));
    told.facts.forEach((fact) => fact.file && addLines(lines, fact));
  }
  tests.forEach((test, index) => {
    if (!fs.readFileSync(test).equals(before[index])) cases.push({ name: test, failure: "the test was changed while it ran" });
  });
  seal("codefactory-results", xml(cases));
  if (lines.size > 0) seal("codefactory-coverage", lcov(lines));
  process.exitCode = cases.some((found) => found.failure !== undefined) ? 1 : 0;
}

function runOne(test) {
  const token = require("node:crypto").randomBytes(16).toString("hex");
  const options = ["--require", __filename, "--experimental-test-coverage", `--test-reporter=${__filename}`,
    "--test-reporter-destination=stdout"];
  const child = require("node:child_process").spawn(process.execPath, [...process.execArgv, ...options, test], {
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
  });
  let output = "";
  let record = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output = (output + text).slice(-20000);
      process.stdout.write(text);
    });
  }
  child.stdio[3].on("error", () => {});
  child.stdio[3].end(token);
  child.stdio[4].setEncoding("utf8").on("data", (text) => { record += text; });
  return new Promise((resolve) => child.on("close", (code) => {
    const facts = record.split("\n").filter((line) => line.startsWith(`${token} `)).map((line) => JSON.parse(line.slice(token.length + 1)));
    resolve({ code, output, facts });
  }));
}

function casesOf(test, { code, output, facts }) {
  const cases = facts.filter((fact) => fact.name !== undefined).map((fact) => ({ ...fact, name: `${test}: ${fact.name}` }));
  const end = facts.find((fact) => fact.end);
  const failed = cases.some((found) => found.failure !== undefined);
  if (end?.tampered) {
    cases.push({ name: test, failure: `the code under test changes how tests are judged: ${end.tampered}` });
  } else if (code === 0 && (!end || !end.natural)) {
    cases.push({ name: test, failure: `the tests did not finish: the process ended with exit code 0 before\n${output}` });
  } else if (!failed && (code !== 0 || end?.broken)) {
    cases.push({ name: test, failure: output.trim() || (code === 0 ? "an error was thrown and caught outside of the tests" : `exit code ${code}`) });
  } else if (cases.length === 0) {
    cases.push({ name: test });
  }
  return cases;
}

function addLines(lines, { file, covered, uncovered }) {
  const original = originals(file);
  const add = (numbers, count) => numbers.split(" ").filter(Boolean).map(Number).map(original).filter(Boolean).forEach(([source, line]) => {
    const counts = lines.get(source) ?? new Map();
    lines.set(source, counts.set(line, Math.max(count, counts.get(line) ?? 0)));
  });
  add(uncovered, 0);
  add(covered, 1);
}

/** Where a line of a file comes from: through its source map, when it was compiled. */
function originals(file) {
  const relative = path.relative(process.cwd(), file);
  if (!fs.existsSync(`${file}.map`)) return (line) => [relative, line];
  const { SourceMap } = require("node:module");
  const map = new SourceMap(JSON.parse(fs.readFileSync(`${file}.map`, "utf8")));
  const text = fs.readFileSync(file, "utf8").split("\n");
  return (line) => {
    const column = (text[line - 1] ?? "").search(/\S/);
    const entry = column < 0 ? {} : map.findEntry(line - 1, column);
    return entry.generatedLine === line - 1 && entry.originalSource !== undefined
      ? [path.relative(process.cwd(), path.resolve(path.dirname(file), entry.originalSource)), entry.originalLine + 1] : undefined;
  };
}

function lcov(lines) {
  return [...lines].map(([file, counts]) =>
    `SF:${file}\n${[...counts].map(([line, count]) => `DA:${line},${count}\n`).join("")}end_of_record\n`).join("");
}

function xml(cases) {
  const escape = (text) => text.slice(-20000).replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, "?")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const body = ({ failure, skipped }) => failure !== undefined ? `<failure>${escape(failure)}</failure>`
    : skipped !== undefined ? `<skipped>${escape(skipped)}</skipped>` : "";
  return `<testsuite>\n${cases.map((found) => `<testcase name="${escape(found.name)}">${body(found)}</testcase>\n`).join("")}</testsuite>\n`;
}

function witness() {
  const token = fs.readFileSync(3, "utf8");
  fs.closeSync(3);
  const { writeSync } = fs;
  const { stringify } = JSON;
  const { assign, create } = Object;
  const { inspect } = require("node:util");
  const say = (facts) => writeSync(4, `${token} ${stringify(assign(create(null), facts))}\n`);
  const test = path.resolve(process.argv[1] ?? "");
  guardAssertions();
  watchEnd(say, test);
  return (events) => report(events, say, test, inspect);
}

/** Nobody can replace an assertion or a part of the test runner any more. */
function guardAssertions() {
  const assert = require("node:assert");
  [assert, assert.strict, require("node:test")].forEach(Object.freeze);
}

function watchEnd(say, test) {
  let natural = false;
  let broken = false;
  const exits = { exit: process.exit, reallyExit: process.reallyExit };
  for (const name of Object.keys(exits)) {
    process[name] = function (code) {
      natural ||= calledBy(test);
      return exits[name].call(process, code);
    };
  }
  const names = ["test", "it", "describe", "expect"].filter((name) => !(name in globalThis));
  const text = fs.readFileSync(test, "utf8");
  process.on("beforeExit", () => { natural = true; });
  process.on("uncaughtExceptionMonitor", () => { broken = true; });
  process.on("unhandledRejection", (reason) => { broken = true; console.error(reason); process.exitCode = 1; });
  process.on("exit", () => {
    const planted = names.filter((name) => name in globalThis && !text.includes("globalThis") && !text.includes("global."));
    say({ end: true, natural, broken, tampered: planted.length > 0 ? `it defines ${planted.join(", ")} for all files` : "" });
  });
}

/** Whether the file that asked for the end is the test itself. */
function calledBy(test) {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 10;
  Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFileName());
  const files = new Error().stack;
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  const caller = Array.isArray(files) ? files.find((file) => file && file !== __filename && !file.startsWith("node:")) : "";
  return caller === test || caller === `file://${test}`;
}

/** The reporter that node calls with every event: tells the driver what came of each test, and people in plain words. */
async function* report(events, say, test, inspect) {
  const names = [];
  for await (const { type, data } of events) {
    if (type === "test:start") names.splice(data.nesting, Infinity, data.name);
    const name = [...names.slice(0, data.nesting ?? 0), data.name].join(" > ");
    if (type === "test:pass" && data.details.type !== "suite") {
      const skipped = data.skip ?? data.todo;
      say(skipped === undefined || skipped === false ? { name } : { name, skipped: String(skipped) });
      yield `✔ ${name}\n`;
    } else if (type === "test:fail" && data.details.error?.failureType !== "subtestsFailed") {
      const cause = data.details.error?.cause ?? data.details.error;
      const failure = cause?.stack && !inspect(cause).includes(cause.stack) ? cause.stack : inspect(cause);
      say({ name, failure });
      yield `✖ ${name}\n${failure}\n`;
    } else if (type === "test:coverage") {
      for (const file of data.summary.files) {
        const pick = (wanted) => file.lines.filter(({ count }) => count > 0 === wanted).map(({ line }) => line).join(" ");
        if (file.path !== test && file.path !== __filename) say({ file: file.path, covered: pick(true), uncovered: pick(false) });
      }
    }
  }
}
