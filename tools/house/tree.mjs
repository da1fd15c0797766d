// The hand-written source of a tree of this project, and who in it mentions whom.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { declarations, isKeyword, isTypeWord, tokens, viewTokens } from './csharp.mjs';

const leftOut = new Set(['bin', 'obj', 'node_modules', '.git', 'artifacts', 'data']);
const isMigration = path => /\/Migrations\/(Sqlite|Postgres)\//.test(path);

/** What the table is made of; `files` are those of src/Domain and src/Web, each with the folder it stands in, both taken together. */
export function readTree(root) {
  const read = path => existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  const paths = ['src', 'tests', 'tools', 'bench'].flatMap(folder => filesUnder(join(root, folder))).map(path => relative(root, path).replaceAll('\\', '/'));
  const all = paths.filter(path => ['.cs', '.cshtml', '.mjs', '.sh', '.py', '.scss'].includes(extname(path)) && !isMigration(path))
    .map(path => ({ path, text: read(path) }));
  const files = all.filter(file => /^src\/(Domain|Web)\/.*\.(cs|cshtml)$/.test(file.path)).map(parsed);
  importViews(files);

  // The tree says itself what is foundation.
  const named = /Foundation\s*=\s*\[([^\]]*)\]/.exec(read('tests/Web.Tests/BoundaryTests.cs'))?.[1].match(/\w+/g);
  const foundation = new Set(named ?? ['Partnership', 'Identity', 'Audit', 'Statistics', 'Safeguards', 'Kernel', 'Persistence', 'Ui', 'Jobs', 'Mail']);
  const capabilities = new Set(files.map(file => file.capability).filter(folder => folder && folder !== 'Commands' && !foundation.has(folder)));
  return { all, files, capabilities, migrations: paths.filter(isMigration).map(path => ({ path, text: read(path) })) };
}

function filesUnder(folder) {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? (leftOut.has(entry.name) ? [] : filesUnder(path)) : [path];
  });
}

function parsed({ path, text }) {
  const folder = dirname(path).split('/').slice(2).join('/');
  const isView = path.endsWith('.cshtml');
  const marks = isView ? viewTokens(text) : tokens(text);
  const said = isView ? viewDeclarations(text, folder) : declarations(marks);
  return { path, text, folder, capability: folder.split('/')[0], isView, marks, ...said };
}

function viewDeclarations(text, folder) {
  const usings = [...text.matchAll(/^\s*@using\s+(?:static\s+)?([\w.]+)/gm)].map(([, name]) => ({ name }));
  return { namespace: ['Lodestar', ...folder.split('/').filter(Boolean)].join('.'), usings, types: [], extensions: [], constants: [] };
}

// What _ViewImports says holds for the views of its folder and below it.
function importViews(files) {
  const imports = files.filter(file => basename(file.path) === '_ViewImports.cshtml').map(file => ({ folder: file.folder, usings: file.usings }));
  for (const view of files.filter(file => file.isView)) {
    const above = imports.filter(one => one.folder === '' || view.folder === one.folder || view.folder.startsWith(`${one.folder}/`));
    view.usings = [...view.usings, ...above.flatMap(one => one.usings)];
  }
}

/** file -> the files that declare what it mentions, each with the name that was mentioned. */
export function mentionsOf(files) {
  const declared = new Map();
  const extensions = new Map();
  for (const file of files) {
    const names = declared.get(file.namespace) ?? declared.set(file.namespace, new Map()).get(file.namespace);
    file.types.filter(type => !type.owner).forEach(type => names.set(type.name, [...(names.get(type.name) ?? []), file]));
    file.extensions.forEach(name => extensions.set(name, [...(extensions.get(name) ?? []), file]));
  }
  return new Map(files.map(file => [file, mentions(file, files, declared, extensions)]));
}

function mentions(file, files, declared, extensions) {
  const marks = file.marks.filter(token => token.kind !== 'doc');
  const around = file.namespace.split('.').map((_, index, parts) => parts.slice(0, parts.length - index).join('.')).concat('');
  const used = file.usings.filter(using => !using.alias).map(using => using.name);
  const isMark = (at, ...values) => marks[at]?.kind === 'mark' && values.includes(marks[at].value);

  // 'IReadOnlyList<Organisation> Organisations' makes Organisations a member of this file's own, whatever else is called so.
  const own = new Set(file.constants);
  marks.forEach((token, at) => token.kind === 'id' && followsType(at) && marks[at - 1].value !== token.value && own.add(token.value));

  const found = new Map();
  marks.forEach((token, at) => {
    const [name, owners] = token.kind === 'text' ? viewAt(token) : token.kind === 'id' && !isKeyword(token.value) ? typeAt(at) : [];
    owners?.filter(owner => owner !== file).forEach(owner => found.set(owner, name));
  });
  return found;

  function viewAt(token) {
    return /^\/.+\.cshtml$/.test(token.value) ? [token.value, files.filter(one => one.isView && one.path.endsWith(token.value))] : [];
  }

  function typeAt(at) {
    const name = marks[at].value;
    if (isMark(at - 1, '.')) {
      const isCalled = isMark(at + 1, '(', '<');
      const there = isCalled ? (extensions.get(name) ?? []).filter(owner => around.includes(owner.namespace) || used.includes(owner.namespace)) : [];
      return there.length === 1 ? [name, there] : [];
    }
    const isValue = isMark(at + 1, '.', '==', '!=', '&&', '||', ';') || isMark(at - 1, '==', '!=', '&&', '||');
    const isMember = own.has(name) && (isValue || file.constants.includes(name));
    return !file.isView && (followsType(at) || isSet(at) || isCall(at) || isMember) ? [] : chainAt(at);
  }

  // A name with dots: as far as it names a namespace, then the type. 'Option<T>' is another than a type Option without parameters.
  function chainAt(at) {
    const chain = [marks[at].value];
    for (let next = at + 1; isMark(next, '.') && marks[next + 1]?.kind === 'id'; next += 2) {
      chain.push(marks[next + 1].value);
    }
    const isGeneric = !file.isView && isMark(at + (2 * chain.length) - 1, '<');
    const fits = type => chain.includes(type.name) && (type.isGeneric || type.name !== chain.at(-1));
    return [chain.join('.'), resolve(chain)?.filter(owner => !isGeneric || owner.types.some(fits))];
  }

  // 'Round Round', 'Round? Round': the second is a name of its own.
  function followsType(at) {
    const before = marks[at - 1];
    return (before?.kind === 'id' && (!isKeyword(before.value) || isTypeWord(before.value)))
      || (isMark(at - 1, '>', '?', ']') && isMark(at + 1, '{', '=>', ';', '=', ',', ')', '('));
  }

  // 'Round = …' in an initialiser and 'Round: …' name a member.
  function isSet(at) {
    return (isMark(at - 1, '{', ',') && isMark(at + 1, '=')) || (isMark(at - 1, '{', ',', '(') && isMark(at + 1, ':'));
  }

  function isCall(at) {
    const makes = marks[at - 1]?.kind === 'id' ? ['new', 'is', 'not', 'or', 'and'].includes(marks[at - 1].value) : isMark(at - 1, ':', '[');
    return isMark(at + 1, '(') && !makes;
  }

  // As the compiler looks: outwards through the namespaces around, then at what is used.
  function resolve(chain) {
    const alias = file.usings.find(using => using.alias === chain[0]);
    const parts = alias ? [...alias.name.split('.'), ...chain.slice(1)] : chain;
    for (const space of around) {
      const there = declared.get(space)?.get(parts[0]) ?? throughNamespace(space, parts);
      if (there) {
        return there;
      }
    }
    const space = used.find(name => declared.get(name)?.has(parts[0]));
    return space ? declared.get(space).get(parts[0]) : null;
  }

  function throughNamespace(space, parts) {
    const lengths = parts.slice(1).map((_, index) => parts.length - 1 - index);
    const names = lengths.map(length => [[space, ...parts.slice(0, length)].filter(Boolean).join('.'), parts[length]]);
    const [name, type] = names.find(([within, one]) => declared.get(within)?.has(one)) ?? [];
    return name ? declared.get(name).get(type) : null;
  }
}

/** The edges between folders: from -> to -> who says so. */
export function edges(mentioned, folderOf, counts = () => true) {
  const graph = new Map();
  for (const [file, owners] of mentioned) {
    for (const [owner, name] of owners) {
      const [from, to] = [folderOf(file), folderOf(owner)];
      if (from !== to && counts(file, owner)) {
        const tos = graph.get(from) ?? graph.set(from, new Map()).get(from);
        tos.set(to, [...(tos.get(to) ?? []), `${file.path}: ${name}`]);
      }
    }
  }
  return graph;
}

/** Tarjan's strongly connected components of more than one. */
export function circles(graph) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const found = [];
  [...graph.keys()].forEach(node => index.has(node) || visit(node));
  return found;

  function visit(node) {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    for (const next of graph.get(node)?.keys() ?? []) {
      if (!index.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node), low.get(next)));
      } else if (stack.includes(next)) {
        low.set(node, Math.min(low.get(node), index.get(next)));
      }
    }
    if (low.get(node) === index.get(node)) {
      const circle = stack.splice(stack.indexOf(node));
      if (circle.length > 1) {
        found.push(circle.sort());
      }
    }
  }
}
