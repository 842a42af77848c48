-- Dossiers with a submission and a change each, for 2,000 laptops of 500 units that nobody holds. $COUNT is replaced.
INSERT INTO devices (device_id, public_key, name, unit, enrolled_at, last_change)
SELECT lpad(to_hex(n), 32, '0'), decode('00', 'hex'), 'x', 'xa ' || mod(n, 500), '2026-03-02T01:00:00Z', $COUNT / 2000 + 1
FROM generate_series(0, 1999) n;

INSERT INTO dossiers (dossier_id, author, unit, created_at, status, status_at)
SELECT '00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'), lpad(to_hex(mod(n, 2000)), 32, '0'), 'xa ' || mod(n, 500),
       '2026-03-02T01:00:00Z', 4, '2026-03-02T01:00:00Z'
FROM generate_series(1, $COUNT) n;

INSERT INTO submissions (submission_id, dossier_id, revision, author, carrier, procedure, route, office, form_hash, digest,
                         public_code, tracking_hash, signature, manifest, payload, created_at, received_at)
SELECT dossier_id, dossier_id, 1, author, author, '1.014027', 'desk', 'x', 'f', 'd', 'C' || dossier_id, 't',
       decode('00', 'hex'), decode(repeat('ab', 400), 'hex'), decode(repeat('ab', 400), 'hex'),
       '2026-03-02T01:00:00Z', '2026-03-02T01:00:00Z'
FROM dossiers WHERE dossier_id LIKE '00000000-%';

INSERT INTO changes (device_id, number, change_id, dossier_id, submission_id, kind, at, body)
SELECT lpad(to_hex(mod(n, 2000)), 32, '0'), n / 2000 + 1, 'c' || n, '00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'),
       '00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'), 'status', '2026-03-02T01:00:00Z',
       decode(repeat('ab', 200), 'hex')
FROM generate_series(1, $COUNT) n;
