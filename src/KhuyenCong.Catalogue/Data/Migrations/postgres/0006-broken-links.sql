CREATE TABLE broken_links (
    kind text NOT NULL,
    record_id text NOT NULL,
    field text NOT NULL,
    path text NOT NULL,
    fault text NOT NULL,
    found_at bigint NOT NULL,
    CONSTRAINT pk_broken_links PRIMARY KEY (kind, record_id, field, path)
);
