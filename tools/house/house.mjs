// Counts what holds the house together or does not, and prints one table in Markdown. It needs Node and nothing else, and reads
// any tree of this project, also one of long ago: node tools/house/house.mjs [FOLDER] [--details] [--walk FILE]
//
// --details lists what was counted. --walk names the file in which the role walk of the tests wrote {"guarded": 1, "opened": 1}.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { declarations, tokens } from './csharp.mjs';
import { circles, edges, mentionsOf, readTree } from './tree.mjs';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { details: { type: 'boolean' }, walk: { type: 'string' } } });
const root = resolve(positionals[0] ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..'));
const { all, files, capabilities, migrations } = readTree(root);
const mentioned = mentionsOf(files);

const widest = 160;
const lines = file => file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0);
const linesOf = some => some.reduce((sum, file) => sum + lines(file), 0);
const group = (some, keyOf) => some.reduce((found, one) => found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]), new Map());

// -------------------------------------------------------------------------------------------------------------- circles

const between = edges(mentioned, file => file.capability || '(root)');

// The file that declares a capability puts its folders together, as Host does with capabilities.
const declares = file => /\/\w+Capability\.cs$/.test(file.path);
const within = edges(mentioned, file => file.folder, (file, owner) => file.capability && file.capability === owner.capability && !declares(file));
const [outer, inner] = [circles(between), circles(within)];

// ----------------------------------------------------------------------------------- addresses, and files in the centre

/** Each route with the file that has it. */
const routes = files.flatMap(file => {
  const said = file.isView ? /^@page\s+"(\/[^"]*)"/gm : /\bMap(?:Get|Post|Put|Delete|Methods|Group)\(\s*\$?"(\/[^"]+)"/g;
  return [...file.text.matchAll(said)].map(([, path]) => ({ path, file, steps: stepsOf(path) }));
});

function stepsOf(path) {
  return path.replace(/\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, '{}').split(/[?#]/)[0].split('/').filter(Boolean);
}

/** Whose address a text begins with: the routes that share most of its first steps, before all those that it names to their end. */
function ownersOf(text) {
  const wanted = stepsOf(text);
  const meet = (one, other) => one === other || one.includes('{}') || other.includes('{}');
  const common = ({ steps }) => {
    const differs = wanted.findIndex((step, at) => at >= steps.length || (at === 0 ? step !== steps[0] : !meet(step, steps[at])));
    return differs < 0 ? wanted.length : differs;
  };
  const best = Math.max(0, ...routes.map(common));
  const nearest = best === 0 ? [] : routes.filter(route => common(route) === best);
  const whole = nearest.filter(route => route.steps.length === best);
  return new Set((whole.length > 0 ? whole : nearest).map(route => route.file.capability));
}

// What several folders share, such as /api, is nobody's.
const isRoute = (file, text) => routes.some(route => route.file === file && route.path === text);
const isAddress = (file, token) => token.kind === 'text' && /^\/[a-z]/.test(token.value) && !token.value.endsWith('.cshtml') && !isRoute(file, token.value);
const addresses = files.flatMap(file => file.marks.filter(token => isAddress(file, token))
  .map(token => ({ file, token, owners: ownersOf(token.value) }))
  .filter(({ owners }) => owners.size === 1 && !owners.has(file.capability))
  .map(one => ({ ...one, owner: [...one.owners][0] })));

const centre = files.filter(file => !capabilities.has(file.capability)).map(file => {
  const spaces = file.usings.map(using => using.name.split('.')).filter(([first]) => first === 'Lodestar').map(([, capability]) => capability);
  const inCode = [...mentioned.get(file).keys()].map(owner => owner.capability).concat(spaces);
  const keys = [...file.text.matchAll(/"([a-z]+)\.[a-z0-9.-]+"/g)].map(([, key]) => [...capabilities].find(name => name.toLowerCase() === key));
  const inText = addresses.filter(one => one.file === file).map(one => one.owner).concat(keys);
  const named = some => [...new Set(some)].filter(name => capabilities.has(name));
  return { file, inCode: named(inCode), inText: named(inText) };
});
const inCode = centre.filter(one => one.inCode.length > 0);
const onlyInText = centre.filter(one => one.inCode.length === 0 && one.inText.length > 0);

// --------------------------------------------------------------------------------------------------- pages and the walk

const models = new Map(files.map(file => [file.path, file]));
const isGuarded = file => models.get(`${file.path}.cs`)?.types.some(type => type.attributes.includes('Authorize'));
const guardedPages = routes.filter(({ file }) => file.isView && isGuarded(file));
const guardedEndpoints = files.flatMap(file => [...file.text.matchAll(/\bMap(?:Get|Post|Put|Delete|Methods)\([^;]*?RequireAuthorization\(/g)]);
const plain = guardedPages.filter(route => !route.path.includes('{')).length;
const walk = options.walk && existsSync(options.walk) ? JSON.parse(readFileSync(options.walk, 'utf8')) : null;

// ---------------------------------------------------------------------------------------------------------------- sizes

const total = linesOf(files);
const sizes = [...group(files.filter(file => file.capability), file => file.capability)]
  .map(([name, some]) => ({ name, files: some.length, lines: linesOf(some) })).sort((one, other) => other.lines - one.lines);
const flat = [...group(files, file => dirname(file.path))].map(([name, some]) => ({ name, files: some.length })).sort((one, other) => other.files - one.files);
const wide = all.flatMap(file => file.text.split('\n').map((line, index) => ({ path: file.path, line: index + 1, width: [...line].length })))
  .filter(line => line.width > widest);

// ------------------------------------------------------------------------------------------------ names and docstrings
// tests/Web.Tests/SourceFormTests.cs holds the same rules with the compiler's own eyes, and says them in words.

const code = all.filter(file => file.path.endsWith('.cs')).map(file => ({ ...file, types: declarations(tokens(file.text)).types }));
const isNamedAfter = (name, type) => type.name === name[0] || (name.includes('cshtml') && type.name === `${name[0]}Page`);
const misnamed = code.filter(file => file.types.length > 0 && !file.types.some(type => isNamedAfter(basename(file.path).split('.'), type)));

const types = files.flatMap(file => file.types.map(type => ({ ...type, file, full: `${file.namespace}.${type.owner ?? ''}.${type.name}` })));
const bareTypes = [...group(types, type => type.full).values()].filter(parts => parts.every(type => !type.doc)).map(([type]) => type);

const framework = ['Configure', 'Dispose', 'DisposeAsync', 'InvokeAsync', 'StartAsync', 'StopAsync'];
const saysItAll = method => method.isOverride || method.isConstructor || /^On(Get|Post)/.test(method.name) || framework.includes(method.name);
const isBare = method => ['public', 'internal'].includes(method.access) && !method.doc && !saysItAll(method);
const bareMethods = types.filter(type => type.isVisible && !type.name.endsWith('Links'))
  .flatMap(type => type.methods.filter(isBare).map(method => ({ type, method })));

// ------------------------------------------------------------------------------------------------------------ the table

const perCent = (100 * sizes[0].lines / total).toFixed(1);
const rows = [
  ['Folder circles between capabilities', `${outer.length}${outer.length ? ` (of ${outer.map(circle => circle.length).join(', ')} folders)` : ''}`],
  ['Folder circles inside a capability', `${inner.length}${inner.length ? ` (${inner.map(circle => circle.join(', ')).join('; ')})` : ''}`],
  ['Central files that name a capability in code', inCode.length],
  ['… or only by an address or a key of its words', onlyInText.length],
  ['Addresses of another capability as text', addresses.length],
  ['Guarded pages and endpoints', `${guardedPages.length} and ${guardedEndpoints.length}`],
  ['… that the role walk opens', walk ? `${walk.opened} of ${walk.guarded}` : `not told (${plain} have no parameter)`],
  ['Largest capability folder', `${sizes[0].name}: ${sizes[0].files} files, ${sizes[0].lines} lines, ${perCent} %`],
  ['Largest flat folder', `${flat[0].name}: ${flat[0].files} files`],
  [`Lines wider than ${widest}`, `${wide.length} (${wide.filter(line => line.path.startsWith('src/')).length} in src)`],
  ['Types without a docstring', bareTypes.length],
  ['Methods whose name does not say it all, without a docstring', bareMethods.length],
  ['Files not named after a type in them', misnamed.length],
  ['Lines of migrations', `${linesOf(migrations)} in ${migrations.length} files`],
];
console.log(['| What | Count |', '|---|---|', ...rows.map(([what, count]) => `| ${what} | ${count} |`)].join('\n'));

if (options.details) {
  const list = (title, some) => console.log(`\n## ${title}\n\n${some.map(one => `- ${one}`).join('\n') || 'None.'}`);
  const said = (circle, graph) => circle.flatMap(from => circle.filter(to => graph.get(from)?.has(to)).map(to => ({ from, to, by: graph.get(from).get(to) })))
    .sort((one, other) => one.by.length - other.by.length).map(({ from, to, by }) => `${from} -> ${to} (${by.length}): ${by.slice(0, 4).join('; ')}`);
  list('Circles between capabilities', outer.flatMap(circle => said(circle, between)));
  list('Circles inside a capability', inner.flatMap(circle => said(circle, within)));
  list('Central files that name a capability in code', inCode.map(one => `${one.file.path}: ${one.inCode.join(', ')}`));
  list('… or only by an address or a key of its words', onlyInText.map(one => `${one.file.path}: ${one.inText.join(', ')}`));
  list('Addresses of another capability as text', addresses.map(one => `${one.file.path}:${one.token.line}: ${one.token.value} (${one.owner})`));
  list('Capability folders', sizes.map(one => `${one.name}: ${one.files} files, ${one.lines} lines`));
  list('Flat folders with more than 24 files', flat.filter(one => one.files > 24).map(one => `${one.name}: ${one.files}`));
  list('Types without a docstring', bareTypes.map(type => `${type.file.path}:${type.line}: ${type.name}`));
  list('Methods without a docstring', bareMethods.map(({ type, method }) => `${type.file.path}:${method.line}: ${type.name}.${method.name}`));
  list('Files not named after a type in them', misnamed.map(file => file.path));
  list(`Lines wider than ${widest}`, wide.map(line => `${line.path}:${line.line}: ${line.width}`));
}
