DROP TABLE "outbox";


CREATE TABLE "job_states" (
    "job" TEXT NOT NULL CONSTRAINT "pk_job_states" PRIMARY KEY,
    "due_at" INTEGER NOT NULL,
    "started_at" INTEGER NULL,
    "ended_at" INTEGER NULL,
    "result" TEXT NULL,
    "failed" INTEGER NOT NULL
);


CREATE TABLE "outbox" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_outbox" PRIMARY KEY AUTOINCREMENT,
    "recipient" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "due_at" INTEGER NULL,
    "sent_at" INTEGER NULL,
    "attempts" INTEGER NOT NULL,
    "last_error" TEXT NULL
);


CREATE TABLE "protection_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_protection_keys" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "xml" TEXT NOT NULL
);


CREATE TABLE "users" (
    "id" TEXT NOT NULL CONSTRAINT "pk_users" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "search_key" TEXT COLLATE BINARY NOT NULL,
    "sort_key" TEXT COLLATE BINARY NOT NULL,
    "roles" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "signed_in_at" INTEGER NULL,
    "locked_at" INTEGER NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" INTEGER NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);


CREATE TABLE "one_time_links" (
    "key_hash" TEXT NOT NULL CONSTRAINT "pk_one_time_links" PRIMARY KEY,
    "purpose" TEXT NOT NULL,
    "user_id" TEXT NULL,
    "expires_at" INTEGER NOT NULL,
    CONSTRAINT "fk_one_time_links_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);


CREATE TABLE "security_events" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_security_events" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "device" TEXT NULL,
    "address" TEXT NULL,
    CONSTRAINT "fk_security_events_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);


CREATE TABLE "sessions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_sessions" PRIMARY KEY AUTOINCREMENT,
    "key_hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "seen_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    CONSTRAINT "fk_sessions_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);


CREATE TABLE "user_passkeys" (
    "credential_id" BLOB NOT NULL CONSTRAINT "pk_user_passkeys" PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    CONSTRAINT "fk_user_passkeys_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);


CREATE TABLE "user_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_user_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_user_tokens_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);


CREATE INDEX "ix_audit_actor_key_at" ON "audit" ("actor_key", "at");


CREATE INDEX "ix_one_time_links_user_id" ON "one_time_links" ("user_id");


CREATE INDEX "ix_outbox_due_at" ON "outbox" ("due_at");


CREATE UNIQUE INDEX "ix_outbox_message_id" ON "outbox" ("message_id");


CREATE UNIQUE INDEX "ix_outbox_recipient_cause_period" ON "outbox" ("recipient", "cause", "period");


CREATE INDEX "ix_security_events_user_id_at" ON "security_events" ("user_id", "at");


CREATE UNIQUE INDEX "ix_sessions_key_hash" ON "sessions" ("key_hash");


CREATE INDEX "ix_sessions_user_id" ON "sessions" ("user_id");


CREATE INDEX "ix_user_passkeys_user_id" ON "user_passkeys" ("user_id");


CREATE UNIQUE INDEX "ix_users_normalized_email" ON "users" ("normalized_email");


CREATE UNIQUE INDEX "ix_users_normalized_user_name" ON "users" ("normalized_user_name");


CREATE INDEX "ix_users_search_key" ON "users" ("search_key");


CREATE INDEX "ix_users_sort_key" ON "users" ("sort_key");
