-- What coopj does to record a step, with the same rows and the same lock, and none of its checks: neither triggers nor pointers.
\set n random(0, 9)
\set office :client_id % :offices
SELECT revision, dossier FROM bare.students WHERE office = 'office-' || :office AND number = (20000000 + :client_id * 10 + :n)::text;
BEGIN ISOLATION LEVEL READ COMMITTED;
SELECT seq + 1 AS seq FROM bare.projection WHERE office = 'office-' || :office FOR UPDATE \gset
SELECT revision, dossier FROM bare.students WHERE office = 'office-' || :office AND number = (20000000 + :client_id * 10 + :n)::text;
INSERT INTO bare.journal (office, seq, at, day, operation, actor, subject, version, digest, hash) VALUES ('office-' || :office, :seq, '2026-10-06T00:00:00Z', '2026-10-06', :seq, 'bench', 'student:' || (20000000 + :client_id * 10 + :n), 1, repeat('d', 64), repeat('h', 64));
INSERT INTO bare.journal_content (office, seq, salt, text, given) VALUES ('office-' || :office, :seq, repeat('s', 32), '{"change":{"type":"contact-recorded","on":"2026-10-06"}}', NULL);
UPDATE bare.students SET step = 1, next = 2, latest = CASE latest WHEN '2026-10-06' THEN '2026-10-05' ELSE '2026-10-06' END, revision = :seq, dossier = repeat('x', 300) WHERE office = 'office-' || :office AND number = (20000000 + :client_id * 10 + :n)::text;
UPDATE bare.projection SET seq = :seq, hash = repeat('h', 64) WHERE office = 'office-' || :office;
COMMIT;
