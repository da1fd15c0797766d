// Reads C# and Razor as far as counting needs it: tokens without comments, strings kept apart, declarations with their
// docstrings. It is no compiler: what it takes for a type is a name that some file declares.

const keywords = new Set(`abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double
  else enum event explicit extern false file finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new not
  null object operator or and out override params partial private protected public readonly ref required return sbyte scoped sealed short sizeof
  stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using var virtual void volatile when where while
  with yield from select let join into orderby group on equals by ascending descending global`.split(/\s+/));
const typeWords = new Set('bool byte char decimal double float int long object sbyte short string uint ulong ushort void'.split(' '));

export const isKeyword = word => keywords.has(word);
export const isTypeWord = word => typeWords.has(word);

/**
 * The tokens of a file: { kind: 'id' | 'text' | 'doc' | 'mark', value, line }. The code in the holes of an interpolated
 * string follows it as tokens of its own; the string itself has {} there.
 */
export function tokens(source) {
  const found = [];
  let at = 0;
  let line = 1;
  const add = (kind, value) => found.push({ kind, value, line });
  const skip = count => {
    for (; count > 0; count--) {
      if (source[at++] === '\n') {
        line++;
      }
    }
  };

  // Code until the end, or until the brace or colon that ends a hole.
  function code(inHole) {
    let depth = 0;
    while (at < source.length) {
      const here = source[at];
      if (/\s/.test(here)) {
        skip(1);
      } else if (source.startsWith('///', at) && source[at + 3] !== '/') {
        const end = lineEnd();
        add('doc', source.slice(at + 3, end).trim());
        at = end;
      } else if (source.startsWith('//', at)) {
        at = lineEnd();
      } else if (source.startsWith('/*', at)) {
        const end = source.indexOf('*/', at + 2);
        skip((end < 0 ? source.length : end + 2) - at);
      } else if (here === '#' && /^[ \t]*$/.test(source.slice(source.lastIndexOf('\n', at - 1) + 1, at))) {
        at = lineEnd();
      } else if (here === '\'') {
        const end = /^'(\\.[^']*|[^'\\])'/s.exec(source.slice(at, at + 12));
        skip(end ? end[0].length : 1);
      } else if (/^[$@]*"/.test(source.slice(at, at + 8))) {
        string();
      } else if (/[\p{L}_@]/u.test(here)) {
        const word = /^@?[\p{L}_][\p{L}\p{N}_]*/u.exec(source.slice(at, at + 200))?.[0] ?? here;
        add('id', word.replace(/^@/, ''));
        at += word.length;
      } else if (/[0-9]/.test(here)) {
        at += /^[0-9][\p{L}\p{N}_]*(\.[0-9][\p{L}\p{N}_]*)?/u.exec(source.slice(at, at + 100))[0].length;
        add('mark', '0');
      } else {
        if (inHole && depth === 0 && (here === '}' || (here === ':' && source[at + 1] !== ':'))) {
          return;
        }
        depth += '([{'.includes(here) ? 1 : ')]}'.includes(here) ? -1 : 0;
        const pair = source.slice(at, at + 2);
        const mark = ['=>', '==', '!=', '<=', '>=', '??', '::', '&&', '||'].includes(pair) ? pair : here;
        add('mark', mark);
        at += mark.length;
      }
    }
  }

  function lineEnd() {
    const end = source.indexOf('\n', at);
    return end < 0 ? source.length : end;
  }

  function string() {
    const start = /^[$@]*/.exec(source.slice(at, at + 8))[0];
    at += start.length;
    const quotes = /^"+/.exec(source.slice(at, at + 40))[0].length;
    const raw = quotes >= 3;
    const dollars = start.split('$').length - 1;
    const text = { kind: 'text', value: '', line };
    found.push(text);
    if (!raw && quotes === 2) {
      at += 2;
      return;
    }

    const close = '"'.repeat(raw ? quotes : 1);
    at += close.length;
    const hole = '{'.repeat(raw ? dollars : 1);
    while (at < source.length) {
      if (source.startsWith(close, at)) {
        if (start.includes('@') && !raw && source[at + 1] === '"') {
          text.value += '"';
          at += 2;
          continue;
        }
        at += close.length;
        return;
      }
      if (!raw && !start.includes('@') && source[at] === '\\') {
        text.value += source.slice(at, at + 2);
        at += 2;
      } else if (dollars > 0 && !raw && (source.startsWith('{{', at) || source.startsWith('}}', at))) {
        text.value += source[at];
        at += 2;
      } else if (dollars > 0 && source.startsWith(hole, at)) {
        text.value += '{}';
        at += hole.length;
        code(true);
        while (at < source.length && source[at] !== '}') {
          skip(1);
        }
        at += hole.length;
      } else {
        text.value += source[at];
        skip(1);
      }
    }
  }

  code(false);
  return found;
}

/** The words of a view that may be code, and its addresses: comments, word keys and class names are left out. */
export function viewTokens(source) {
  // 'for="Reason"' names a property of the page.
  const text = source.replace(/@\*.*?\*@|<!--.*?-->|\b(?:asp-)?for="\w+"/gs, blank => blank.replace(/[^\n]/g, ' '));
  const found = [];
  let line = 1;
  for (const [part] of text.matchAll(/\n|"[a-z][a-z0-9.-]*"|"\/[^"\n]*"|[\p{L}_][\p{L}\p{N}_]*|[^\s]/gu)) {
    if (part === '\n') {
      line++;
    } else if (part.startsWith('"/') && part.length > 1) {
      found.push({ kind: 'text', value: part.slice(1, -1).replace(/@(\([^)]*\)|[\w.()]+)/g, '{}'), line });
      for (const [, hole] of part.matchAll(/@\(?([\w.]+)/g)) {
        found.push(...hole.split(/(\.)/).filter(Boolean).map(value => ({ kind: value === '.' ? 'mark' : 'id', value, line })));
      }
    } else if (!part.startsWith('"') || part === '"') {
      found.push({ kind: /^[\p{L}_]/u.test(part) ? 'id' : 'mark', value: part, line });
    }
  }
  return found;
}

/**
 * What a file declares: { namespace, usings, types, extensions, constants }. Nested types are listed too, with the name of the type
 * they are in as `owner`.
 */
export function declarations(marks) {
  const file = { namespace: '', usings: [], types: [], extensions: [], constants: [] };
  let at = 0;

  const isMark = (token, value) => token?.kind === 'mark' && token.value === value;

  function balanced() {
    let depth = 0;
    do {
      const token = marks[at++];
      if (token?.kind === 'mark') {
        depth += '([{'.includes(token.value) ? 1 : ')]}'.includes(token.value) ? -1 : 0;
      }
    } while (depth > 0 && at < marks.length);
  }

  function toSemicolon() {
    while (at < marks.length && !isMark(marks[at], ';')) {
      if (marks[at].kind === 'mark' && '([{'.includes(marks[at].value)) {
        balanced();
      } else {
        at++;
      }
    }
    at++;
  }

  function body(owner) {
    while (at < marks.length) {
      if (isMark(marks[at], '}')) {
        at++;
        return;
      }

      const doc = [];
      const attributes = [];
      while (marks[at]?.kind === 'doc' || isMark(marks[at], '[')) {
        if (marks[at].kind === 'doc') {
          doc.push(marks[at++].value);
        } else {
          const from = at;
          balanced();
          attributes.push(...marks.slice(from, at).filter(token => token.kind === 'id').map(token => token.value));
        }
      }

      // The head of a member: until its body, its value or its end.
      const head = [];
      const groups = [];
      while (at < marks.length && !(marks[at].kind === 'mark' && ['{', ';', '=>', '=', '}'].includes(marks[at].value))) {
        if (marks[at].kind === 'mark' && '(['.includes(marks[at].value)) {
          const from = at;
          balanced();
          groups.push({ place: head.length, inside: marks.slice(from + 1, at - 1) });
          head.push({ kind: 'group', value: marks[from].value });
        } else {
          head.push(marks[at++]);
        }
      }
      if (isMark(marks[at], '}') && head.length === 0) {
        continue;
      }
      member(owner, head, groups, doc.join(' '), attributes);
    }
  }

  function member(owner, head, groups, doc, attributes) {
    const end = marks[at]?.value;
    const words = head.map(token => token.kind === 'id' ? token.value : '');
    const line = head[0]?.line ?? marks[at]?.line ?? 0;
    const firstGroup = head.findIndex(token => token.kind === 'group');
    const until = firstGroup < 0 ? head.length : firstGroup;
    if (words[0] === 'namespace') {
      file.namespace = head.slice(1).map(token => token.value).join('');
      at++;
      if (end === '{') {
        body(null);
      }
    } else if (!owner && (words[0] === 'using' || (words[0] === 'global' && words[1] === 'using'))) {
      const isAlias = end === '=';
      const from = at + 1;
      toSemicolon();
      const name = (isAlias ? marks.slice(from, at - 1) : head.slice(words.indexOf('using') + 1)).map(token => token.value);
      file.usings.push({ name: name.filter(word => word !== 'static').join(''), alias: isAlias ? words.at(-1) : null, isStatic: name[0] === 'static' });
    } else if (kindOf(words, until, head)) {
      const kind = kindOf(words, until, head);
      const modifiers = words.slice(0, until);
      const isName = (word, index) => index > words.indexOf(kind) && word && !['class', 'struct'].includes(word);
      const place = kind === 'delegate' ? firstGroup - 1 : words.findIndex(isName);
      const colon = head.findIndex((token, index) => index > place && isMark(token, ':'));
      const type = {
        name: words[place], isGeneric: isMark(head[place + 1], '<'), owner: owner?.name ?? null, doc, attributes, line, kind, methods: [],
        access: ['private', 'protected', 'public', 'internal', 'file'].find(word => modifiers.includes(word)) ?? (owner ? 'private' : 'internal'),
        base: colon < 0 ? [] : head.slice(colon).filter(token => token.kind === 'id').map(token => token.value),
        isVisible: !owner || (owner.isVisible && (modifiers.includes('public') || modifiers.includes('internal') || owner.kind === 'interface')),
      };
      file.types.push(type);
      if (end === '{') {
        if (kind === 'enum') {
          const from = at + 1;
          balanced();
          file.constants.push(...marks.slice(from, at).filter(token => token.kind === 'id').map(token => token.value));
        } else {
          at++;
          body(type);
        }
        if (isMark(marks[at], ';')) {
          at++;
        }
      } else {
        toSemicolon();
      }
    } else {
      const parameters = groups.find(group => head[group.place].value === '(' && nameBefore(head, group.place));
      if (owner && parameters && end !== '=') {
        const name = nameBefore(head, parameters.place);
        const modifiers = words.slice(0, parameters.place);
        const method = {
          name, doc, attributes, line, owner: owner.name, isConstructor: name === owner.name, isOverride: modifiers.includes('override'),
          access: ['private', 'protected', 'public', 'internal'].find(word => modifiers.includes(word)) ?? (owner.kind === 'interface' ? 'public' : 'private'),
        };
        owner.methods.push(method);
        if (parameters.inside[0]?.value === 'this') {
          file.extensions.push(name);
        }
      }
      if (end === '{') {
        balanced();
        if (isMark(marks[at], '=')) {
          toSemicolon();
        } else if (isMark(marks[at], ';')) {
          at++;
        }
      } else {
        toSemicolon();
      }
    }
  }

  body(null);
  return file;
}

const kinds = ['class', 'struct', 'interface', 'enum', 'record', 'delegate'];

// A 'where T : class' comes after the name of what it limits.
function kindOf(words, until, head) {
  const where = words.indexOf('where');
  const before = where < 0 ? until : Math.min(where, until);
  const place = words.findIndex((word, index) => index < before && kinds.includes(word));
  return place >= 0 && (words[place] === 'delegate' || head[place + 1]?.kind === 'id') ? words[place] : null;
}

// The name of a method: the word before its parameters, with type parameters between them left out.
function nameBefore(head, place) {
  let at = place - 1;
  if (head[at]?.kind === 'mark' && head[at].value === '>') {
    for (let depth = 0; at >= 0; at--) {
      depth += head[at].value === '>' ? 1 : head[at].value === '<' ? -1 : 0;
      if (depth === 0) {
        break;
      }
    }
    at--;
  }
  const word = head[at];
  return word?.kind === 'id' && !keywords.has(word.value) ? word.value : null;
}
