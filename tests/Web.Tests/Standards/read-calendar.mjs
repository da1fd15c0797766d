// Prints the days and titles in an iCalendar file, as ical.js reads them.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const require = createRequire(join(root, 'src/Web/Ui/Assets/package.json'));
const loaded = await import(require.resolve('ical.js'));
const ICAL = loaded.default ?? loaded;

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')));
for (const event of calendar.getAllSubcomponents('vevent')) {
  console.log(`${event.getFirstPropertyValue('dtstart')} ${event.getFirstPropertyValue('summary')}`);
}
