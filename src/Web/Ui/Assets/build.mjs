// Builds what a browser needs into OUT (first argument): one style sheet for each direction of writing, one script, the
// font and the star, each under a name that holds its hash and each also compressed, and manifest.json that maps names.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import rtlcss from 'rtlcss';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, '../../obj/assets'));
const work = join(out, 'work');

await rm(out, { recursive: true, force: true });
await mkdir(work, { recursive: true });

// A capability may have a style sheet of its own, named as its folder: Plans/Plans.scss. It comes after those that all share.
const web = join(here, '../..');
const own = (await readdir(web, { withFileTypes: true }))
  .filter(one => one.isDirectory() && existsSync(join(web, one.name, `${one.name}.scss`)))
  .map(one => `@use "${one.name}/${one.name}";`)
  .sort();
const { css } = sass.compileString(['@use "lodestar";', ...own].join('\n'), {
  loadPaths: [here, web, join(here, 'node_modules/govuk-frontend/dist'), join(here, 'node_modules')],
  quietDeps: true,
});
await writeFile(join(work, 'lodestar.css'), css);
await writeFile(join(work, 'lodestar.rtl.css'), rtlcss.process(css));

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: {
    'lodestar': join(work, 'lodestar.css'),
    'lodestar.rtl': join(work, 'lodestar.rtl.css'),
    'script': join(here, 'lodestar.mjs'),
    'star': join(here, 'star.svg'),
  },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2020', 'chrome80', 'firefox78', 'safari14.1'],
  legalComments: 'none',
  entryNames: '[name].[hash]',
  assetNames: '[name].[hash]',
  loader: { '.woff2': 'file', '.svg': 'copy' },
  alias: { '@font': join(here, 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files') },
  metafile: true,
  logLevel: 'warning',
});

// What something is called in pages, by what it is called on disk: lodestar.CSLFAKM2.css is lodestar.css.
const names = {};
for (const path of Object.keys(metafile.outputs)) {
  const file = basename(path);
  const bytes = await readFile(join(here, path));
  names[file.replace(/\.[A-Z0-9]{8}\./, '.')] = file;
  await writeFile(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  await writeFile(join(out, `${file}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}

await rm(work, { recursive: true });
await writeFile(join(out, 'manifest.json'), JSON.stringify(names, null, 2));
