const fs = require("node:fs");
const home = process.argv[1];
const ts = require(home + "/node_modules/typescript");
const acorn = require(home + "/node_modules/acorn");
function acornFails(text, sourceType) {
  try {
    acorn.parse(text, { ecmaVersion: "latest", sourceType, allowHashBang: true, allowReturnOutsideFunction: sourceType === "script" });
    return false;
  } catch {
    return true;
  }
}
for (const name of fs.readdirSync(".")) {
  const text = fs.readFileSync(name, "utf8");
  const options = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  const broken = name.endsWith(".ts")
    ? ts.createSourceFile(name, text, options).parseDiagnostics.length > 0
    : acornFails(text, "script") && acornFails(text, "module");
  if (broken) console.log("broken\t" + name);
}
