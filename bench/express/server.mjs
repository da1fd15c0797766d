// What a plain server does that keeps an answer a row: Express and better-sqlite3, a submission and its answers in a transaction
// of their own, durable before the reply. Usage: node server.mjs FILE PORT
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import express from 'express';

const [file, port] = process.argv.slice(2);
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`
  CREATE TABLE IF NOT EXISTS submissions (id TEXT PRIMARY KEY, round TEXT, sector TEXT, district TEXT);
  CREATE TABLE IF NOT EXISTS answers (submission TEXT, item TEXT, value TEXT, PRIMARY KEY (submission, item));
`);
const submission = db.prepare('INSERT INTO submissions VALUES (?, ?, ?, ?)');
const answer = db.prepare('INSERT INTO answers VALUES (?, ?, ?)');
const keep = db.transaction((id, round, sent) => {
  submission.run(id, round, sent.sector ?? null, (sent.districts ?? []).join(' '));
  for (const [item, value] of Object.entries(sent.answers)) {
    answer.run(id, item, String(value));
  }
});

const app = express();
app.use(express.json());
app.get('/health/ready', (request, reply) => reply.json({}));
app.post('/api/v1/rounds/:round/reflections', (request, reply) => {
  const id = randomUUID();
  keep(id, request.params.round, request.body);
  reply.status(201).json({ id });
});
app.listen(Number(port), '127.0.0.1');
