// Holds every file of every pack against its JSON Schema with ajv: a second reader that shares no code with the service.
import { createRequire } from 'node:module';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const require = createRequire(join(root, 'src/Web/Ui/Assets/package.json'));
const Ajv = require('ajv/dist/2020.js').default;
const formats = require('ajv-formats').default;
const { load, CORE_SCHEMA } = require('js-yaml');

const [packs, kindsText] = process.argv.slice(2);
const kinds = JSON.parse(kindsText);
const ajv = new Ajv({ allErrors: true });
formats(ajv);

const files = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? files(path) : [path];
});
const fits = (pattern, path) => new RegExp(`^${pattern.replaceAll('.', '\\.').replace('*', '[^/]+')}$`).test(path);

let checked = 0;
const wrong = [];
const folders = readdirSync(packs, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'schema');
for (const { name: pack } of folders) {
  for (const file of files(join(packs, pack))) {
    const path = relative(join(packs, pack), file);
    const kind = kinds.find((one) => fits(one.pattern, path));
    if (!kind || path.startsWith('languages/')) continue;
    const schema = JSON.parse(readFileSync(join(packs, 'schema', kind.schema), 'utf8'));
    const text = readFileSync(file, 'utf8');
    const yaml = path.endsWith('.md') ? text.split(/^---$/m)[1] : text;
    const validate = ajv.getSchema(kind.schema) ?? ajv.addSchema(schema, kind.schema).getSchema(kind.schema);
    if (!validate(load(yaml, { schema: CORE_SCHEMA }))) {
      wrong.push(`${path}: ${ajv.errorsText(validate.errors)}`);
    }
    checked += 1;
  }
}

console.log(wrong.length === 0 ? `${checked} files fit their schemas` : wrong.join('\n'));
process.exit(wrong.length === 0 && checked > 10 ? 0 : 1);
