// Holds the description of the API against OpenAPI's own schema, and its examples against the schemas in it: a second reader.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(join(root, 'src/Web/Ui/Assets/package.json'));
const { Validator } = await import(require.resolve('@seriousme/openapi-schema-validator'));
const Ajv = require('ajv/dist/2020.js').default;
const formats = require('ajv-formats').default;

const description = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const wrong = [];
const validator = new Validator();
const { valid, errors } = await validator.validate(structuredClone(description));
if (!valid) wrong.push(JSON.stringify(errors));

const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
ajv.addSchema(description, 'api');
let examples = 0;
const check = (where, schema, value) => {
  examples += 1;
  const validate = ajv.compile({ $ref: `api${schema.$ref}` });
  if (!validate(value)) wrong.push(`${where}: ${ajv.errorsText(validate.errors)}`);
};
const content = (where, { content: contents = {} }) => Object.values(contents).forEach(({ schema, example, examples: several = {} }) => {
  if (example) check(where, schema, example);
  Object.entries(several).forEach(([name, one]) => check(`${where} ${name}`, schema, one.value));
});

for (const [path, item] of Object.entries(description.paths)) {
  for (const [method, operation] of Object.entries(item)) {
    content(`${method} ${path}`, operation.requestBody ?? {});
    Object.entries(operation.responses).forEach(([status, reply]) => content(`${method} ${path} ${status}`, reply));
  }
}
Object.entries(description.components.responses).forEach(([name, reply]) => content(name, reply));

console.log(wrong.length === 0 ? `OpenAPI ${validator.version}, ${examples} examples fit` : wrong.join('\n'));
process.exit(wrong.length === 0 && examples > 3 ? 0 : 1);
