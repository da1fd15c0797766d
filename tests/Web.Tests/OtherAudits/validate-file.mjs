// Holds a whole-reflection file against its JSON Schema with ajv.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const require = createRequire(join(root, 'src/Web/Ui/Assets/package.json'));
const Ajv = require('ajv/dist/2020.js').default;
const formats = require('ajv-formats').default;

const [schema, file] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: false });
formats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
if (!validate(JSON.parse(readFileSync(file, 'utf8')))) {
  console.log(ajv.errorsText(validate.errors));
  process.exit(1);
}
