// Parses files as node would load them, without running them.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const MODULE_ONLY = /import statement|Unexpected token 'export'|import\.meta|await is only valid/;
const WRAPPER = ["exports", "require", "module", "__filename", "__dirname"];

function failure(parse) {
  try {
    parse();
    return null;
  } catch (error) {
    return error;
  }
}

function asScript(file, source) {
  return failure(() => vm.compileFunction(source.replace(/^#!.*/, ""), WRAPPER, { filename: file }));
}

function asModule(file, source) {
  return failure(() => new vm.SourceTextModule(source, { identifier: file }));
}

function declaredType(file) {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    try {
      return JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")).type ?? "";
    } catch {
      if (folder === ".") return "";
    }
  }
}

function check(file) {
  const source = fs.readFileSync(file, "utf8");
  if (file.endsWith(".mjs")) return asModule(file, source);
  if (file.endsWith(".cjs")) return asScript(file, source);
  if (declaredType(file) === "module") return asModule(file, source);
  const error = asScript(file, source);
  // Without a declared type node tries a module when only a module can be meant.
  return error && MODULE_ONLY.test(error.message) ? asModule(file, source) : error;
}

// The engine knows the place of an error in a module, but only the command line prints it.
function moduleErrorPlace(file) {
  const options = { input: fs.readFileSync(file), encoding: "utf8" };
  return spawnSync(process.execPath, ["--input-type=module", "--check", "-"], options).stderr;
}

function lineOf(error, file) {
  const place = /^[^\n]*?:(\d+)(?::\d+)?\n/;
  return (place.exec(error.stack ?? "") ?? place.exec(moduleErrorPlace(file) ?? ""))?.[1] ?? 0;
}

for (const file of process.argv.slice(1)) {
  const error = check(file);
  if (error) {
    const line = lineOf(error, file);
    console.log(["error", file, line, error.message].join("\t"));
  }
  console.log(["judged", file].join("\t"));
}
