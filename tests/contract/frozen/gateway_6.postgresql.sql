-- The gateway's tables as version 6 made them. Never changed.
CREATE TABLE devices (
	device_id TEXT NOT NULL,
	public_key BYTEA NOT NULL,
	name TEXT NOT NULL,
	unit TEXT NOT NULL,
	enrolled_at TEXT NOT NULL,
	revoked_at TEXT,
	last_change INTEGER NOT NULL,
	confirmed INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_devices PRIMARY KEY (device_id)
);
CREATE INDEX ix_devices_unit ON devices (unit);
CREATE TABLE enrolment_codes (
	locator TEXT NOT NULL,
	secret BYTEA NOT NULL,
	name TEXT NOT NULL,
	unit TEXT NOT NULL,
	created_at TEXT NOT NULL,
	expires_at TEXT NOT NULL,
	wrong_tries INTEGER NOT NULL,
	device_id TEXT,
	CONSTRAINT pk_enrolment_codes PRIMARY KEY (locator)
);
CREATE TABLE file_parts (
	stored TEXT NOT NULL,
	start BIGINT NOT NULL,
	part TEXT NOT NULL,
	CONSTRAINT pk_file_parts PRIMARY KEY (stored, start)
);
CREATE TABLE forms (
	form_hash TEXT NOT NULL,
	xml BYTEA NOT NULL,
	created_at TEXT NOT NULL,
	CONSTRAINT pk_forms PRIMARY KEY (form_hash)
);
CREATE TABLE gateway (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	epoch TEXT NOT NULL,
	version INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	CONSTRAINT pk_gateway PRIMARY KEY (id)
);
CREATE TABLE packs (
	procedure TEXT NOT NULL,
	version TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	size BIGINT NOT NULL,
	stored TEXT NOT NULL,
	offered_at TEXT NOT NULL,
	CONSTRAINT pk_packs PRIMARY KEY (procedure)
);
CREATE INDEX ix_packs_sha256 ON packs (sha256);
CREATE TABLE signing_keys (
	key_id TEXT NOT NULL,
	public_key BYTEA NOT NULL,
	created_at TEXT NOT NULL,
	retired_at TEXT,
	announcement BYTEA,
	CONSTRAINT pk_signing_keys PRIMARY KEY (key_id)
);
CREATE TABLE spent_nonces (
	nonce TEXT NOT NULL,
	expires_at TEXT NOT NULL,
	CONSTRAINT pk_spent_nonces PRIMARY KEY (nonce)
);
CREATE INDEX ix_spent_nonces_expires_at ON spent_nonces (expires_at);
CREATE TABLE changes (
	device_id TEXT NOT NULL,
	number INTEGER NOT NULL,
	change_id TEXT NOT NULL,
	dossier_id TEXT NOT NULL,
	submission_id TEXT NOT NULL,
	kind TEXT NOT NULL,
	at TEXT NOT NULL,
	body BYTEA NOT NULL,
	CONSTRAINT pk_changes PRIMARY KEY (device_id, number),
	CONSTRAINT uq_changes_device_id_change_id UNIQUE (device_id, change_id),
	CONSTRAINT fk_changes_device_id FOREIGN KEY(device_id) REFERENCES devices (device_id)
);
CREATE INDEX ix_changes_dossier_id ON changes (dossier_id);
CREATE TABLE dossiers (
	dossier_id TEXT NOT NULL,
	author TEXT NOT NULL,
	unit TEXT NOT NULL,
	created_at TEXT NOT NULL,
	status INTEGER,
	status_at TEXT,
	office_number TEXT,
	due_on TEXT,
	CONSTRAINT pk_dossiers PRIMARY KEY (dossier_id),
	CONSTRAINT fk_dossiers_author FOREIGN KEY(author) REFERENCES devices (device_id)
);
CREATE INDEX ix_dossiers_author ON dossiers (author);
CREATE INDEX ix_dossiers_unit ON dossiers (unit);
CREATE TABLE heirs (
	device_id TEXT NOT NULL,
	author TEXT NOT NULL,
	since TEXT NOT NULL,
	CONSTRAINT pk_heirs PRIMARY KEY (device_id, author),
	CONSTRAINT fk_heirs_device_id FOREIGN KEY(device_id) REFERENCES devices (device_id),
	CONSTRAINT fk_heirs_author FOREIGN KEY(author) REFERENCES devices (device_id)
);
CREATE INDEX ix_heirs_author ON heirs (author);
CREATE TABLE journal_heads (
	device_id TEXT NOT NULL,
	vault_id TEXT NOT NULL,
	number BIGINT NOT NULL,
	hash TEXT NOT NULL,
	signature TEXT NOT NULL,
	received_at TEXT NOT NULL,
	CONSTRAINT pk_journal_heads PRIMARY KEY (device_id, vault_id, number),
	CONSTRAINT fk_journal_heads_device_id FOREIGN KEY(device_id) REFERENCES devices (device_id)
);
CREATE TABLE office_keys (
	key_hash TEXT NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	unit TEXT NOT NULL,
	created_at TEXT NOT NULL,
	revoked_at TEXT,
	device_id TEXT,
	CONSTRAINT pk_office_keys PRIMARY KEY (key_hash),
	CONSTRAINT fk_office_keys_device_id FOREIGN KEY(device_id) REFERENCES devices (device_id)
);
CREATE TABLE withdrawals (
	dossier_id TEXT NOT NULL,
	device_id TEXT NOT NULL,
	revision INTEGER NOT NULL,
	withdrawn_at TEXT NOT NULL,
	CONSTRAINT pk_withdrawals PRIMARY KEY (dossier_id, device_id),
	CONSTRAINT fk_withdrawals_device_id FOREIGN KEY(device_id) REFERENCES devices (device_id)
);
CREATE TABLE results (
	stored TEXT NOT NULL,
	dossier_id TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	size BIGINT NOT NULL,
	media_type TEXT NOT NULL,
	created_at TEXT NOT NULL,
	CONSTRAINT pk_results PRIMARY KEY (stored),
	CONSTRAINT fk_results_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (dossier_id)
);
CREATE INDEX ix_results_dossier_id ON results (dossier_id);
CREATE INDEX ix_results_sha256 ON results (sha256);
CREATE TABLE submissions (
	submission_id TEXT NOT NULL,
	dossier_id TEXT NOT NULL,
	revision INTEGER NOT NULL,
	replaces TEXT,
	author TEXT NOT NULL,
	carrier TEXT NOT NULL,
	procedure TEXT NOT NULL,
	route TEXT NOT NULL,
	office TEXT NOT NULL,
	form_hash TEXT NOT NULL,
	digest TEXT NOT NULL,
	public_code TEXT NOT NULL,
	tracking_hash TEXT NOT NULL,
	signature BYTEA NOT NULL,
	manifest BYTEA NOT NULL,
	payload BYTEA NOT NULL,
	created_at TEXT NOT NULL,
	received_at TEXT,
	CONSTRAINT pk_submissions PRIMARY KEY (submission_id),
	CONSTRAINT uq_submissions_dossier_id_revision UNIQUE (dossier_id, revision),
	CONSTRAINT fk_submissions_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (dossier_id),
	CONSTRAINT fk_submissions_author FOREIGN KEY(author) REFERENCES devices (device_id),
	CONSTRAINT fk_submissions_carrier FOREIGN KEY(carrier) REFERENCES devices (device_id)
);
CREATE INDEX ix_submissions_public_code ON submissions (public_code);
CREATE TABLE submission_files (
	submission_id TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	size BIGINT NOT NULL,
	media_type TEXT NOT NULL,
	stored TEXT,
	CONSTRAINT pk_submission_files PRIMARY KEY (submission_id, sha256),
	CONSTRAINT fk_submission_files_submission_id FOREIGN KEY(submission_id) REFERENCES submissions (submission_id)
);
CREATE TABLE uploads (
	upload_id TEXT NOT NULL,
	device_id TEXT NOT NULL,
	submission_id TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	size BIGINT NOT NULL,
	received BIGINT NOT NULL,
	metadata TEXT NOT NULL,
	expires_at TEXT NOT NULL,
	CONSTRAINT pk_uploads PRIMARY KEY (upload_id),
	CONSTRAINT uq_uploads_submission_id_sha256 UNIQUE (submission_id, sha256),
	CONSTRAINT fk_uploads_device_id FOREIGN KEY(device_id) REFERENCES devices (device_id),
	CONSTRAINT fk_uploads_submission_id FOREIGN KEY(submission_id) REFERENCES submissions (submission_id)
);
CREATE INDEX ix_uploads_expires_at ON uploads (expires_at);
