// Runs Khronos' glTF validator over every .glb below a folder; any error or warning fails.
// usage: node validate.mjs FOLDER   (gltf-validator installed beside, see run.sh)
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const validator = require('gltf-validator');
const folder = resolve(process.argv[2]);
const files = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.glb')).sort();
let bad = 0;
for (const name of files) {
  const report = await validator.validateBytes(new Uint8Array(readFileSync(join(folder, name))), { uri: name, maxIssues: 20 });
  const { numErrors, numWarnings, messages } = report.issues;
  if (numErrors + numWarnings === 0) continue;
  ++bad;
  console.log(`${name}: ${numErrors} errors, ${numWarnings} warnings`);
  for (const m of messages.filter((m) => m.severity < 2)) console.log(`  ${m.code} ${m.pointer ?? ''}: ${m.message}`);
}
console.log(`${files.length} files, ${bad} with errors or warnings, validator ${validator.version()}`);
process.exit(bad > 0 || files.length < 60 ? 1 : 0);
