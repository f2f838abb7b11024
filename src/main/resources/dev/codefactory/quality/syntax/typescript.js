// Parses files with the TypeScript compiler; types are not checked.
const fs = require("node:fs");
const ts = require("typescript");

for (const file of process.argv.slice(1)) {
  const kind = file.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  // Some unterminated JSDoc comments keep the compiler busy for ever, so it must not read any.
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode?.ParseNone };
  const source = ts.createSourceFile(file, fs.readFileSync(file, "utf8"), options, false, kind);
  for (const { start, messageText } of source.parseDiagnostics) {
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    console.log(["error", file, line, ts.flattenDiagnosticMessageText(messageText, " ")].join("\t"));
  }
  console.log(["judged", file].join("\t"));
}
