CREATE TABLE "autosaves" (
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "actor_key" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_autosaves" PRIMARY KEY ("kind", "record_id", "actor_key")
);


CREATE TABLE "draft_comments" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_draft_comments" PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor_key" TEXT NULL
);


CREATE TABLE "editing_states" (
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "latest" INTEGER NOT NULL,
    "applied" INTEGER NOT NULL,
    "submitted_at" INTEGER NULL,
    "apply_at" INTEGER NULL,
    "apply_number" INTEGER NULL,
    "apply_until" INTEGER NULL,
    "deleted_at" INTEGER NULL,
    "changed_at" INTEGER NOT NULL,
    CONSTRAINT "pk_editing_states" PRIMARY KEY ("kind", "record_id")
);


CREATE TABLE "preview_links" (
    "token_hash" TEXT NOT NULL CONSTRAINT "pk_preview_links" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "actor_key" TEXT NULL
);


CREATE INDEX "ix_draft_comments_kind_record_id" ON "draft_comments" ("kind", "record_id");


CREATE INDEX "ix_editing_states_apply_at" ON "editing_states" ("apply_at");


CREATE INDEX "ix_preview_links_expires_at" ON "preview_links" ("expires_at");


CREATE INDEX "ix_certificates_updated_at_code" ON "certificates" ("updated_at", "code");


CREATE INDEX "ix_certificates_visible_from_visible_to" ON "certificates" ("visible_from", "visible_to");


CREATE INDEX "ix_producers_updated_at_id" ON "producers" ("updated_at", "id");


CREATE INDEX "ix_producers_visible_from_visible_to" ON "producers" ("visible_from", "visible_to");


CREATE INDEX "ix_products_updated_at_id" ON "products" ("updated_at", "id");


CREATE INDEX "ix_products_visible_from_visible_to" ON "products" ("visible_from", "visible_to");
