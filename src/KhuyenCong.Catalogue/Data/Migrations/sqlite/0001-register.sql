CREATE TABLE "audit" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_audit" PRIMARY KEY AUTOINCREMENT,
    "at" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "actor_key" TEXT NULL,
    "details" TEXT NULL
);


CREATE TABLE "audit_actors" (
    "key" TEXT NOT NULL CONSTRAINT "pk_audit_actors" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NULL
);


CREATE TABLE "changes" (
    "sequence" INTEGER NOT NULL CONSTRAINT "pk_changes" PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "groups" (
    "slug" TEXT NOT NULL CONSTRAINT "pk_groups" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "short_name" TEXT NULL,
    "short_name_en" TEXT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "leases" (
    "job" TEXT NOT NULL CONSTRAINT "pk_leases" PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL
);


CREATE TABLE "mark_schemes" (
    "slug" TEXT NOT NULL CONSTRAINT "pk_mark_schemes" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "issuer" TEXT NULL,
    "term" TEXT NULL,
    "term_en" TEXT NULL,
    "sources" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "media" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_media" PRIMARY KEY AUTOINCREMENT,
    "file" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "width" INTEGER NULL,
    "height" INTEGER NULL,
    "alt" TEXT NULL,
    "alt_en" TEXT NULL,
    "caption" TEXT NULL,
    "caption_en" TEXT NULL,
    "credit" TEXT NULL,
    "rights" TEXT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
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
    "sent_at" INTEGER NULL,
    "attempts" INTEGER NOT NULL,
    "last_error" TEXT NULL
);


CREATE TABLE "pages" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pages" PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "slug_en" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NULL,
    "summary" TEXT NULL,
    "summary_en" TEXT NULL,
    "text" TEXT NOT NULL,
    "text_en" TEXT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "provinces" (
    "slug" TEXT NOT NULL CONSTRAINT "pk_provinces" PRIMARY KEY,
    "scheme" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "since" TEXT NULL,
    "until" TEXT NULL,
    "successor_slug" TEXT NULL,
    "search_key" TEXT COLLATE BINARY NOT NULL,
    "sort_key" TEXT COLLATE BINARY NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "ck_provinces_scheme" CHECK (scheme IN (2004, 2025)),
    CONSTRAINT "fk_provinces_successor_slug" FOREIGN KEY ("successor_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT
);


CREATE TABLE "redirects" (
    "from_path" TEXT NOT NULL CONSTRAINT "pk_redirects" PRIMARY KEY,
    "to_path" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "regions" (
    "slug" TEXT NOT NULL CONSTRAINT "pk_regions" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "revisions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_revisions" PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "fields" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor_key" TEXT NULL
);


CREATE TABLE "sources" (
    "key" TEXT NOT NULL CONSTRAINT "pk_sources" PRIMARY KEY,
    "citation" TEXT NOT NULL,
    "url" TEXT NULL,
    "published_on" TEXT NULL,
    "certainty" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "status_changes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_status_changes" PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor_key" TEXT NULL,
    "note" TEXT NULL
);


CREATE TABLE "topics" (
    "slug" TEXT NOT NULL CONSTRAINT "pk_topics" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "position" INTEGER NOT NULL,
    "search_key" TEXT COLLATE BINARY NOT NULL,
    "sort_key" TEXT COLLATE BINARY NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "validity_rules" (
    "key" TEXT NOT NULL CONSTRAINT "pk_validity_rules" PRIMARY KEY,
    "granted_from" TEXT NULL,
    "granted_to" TEXT NULL,
    "years" INTEGER NULL,
    "certainly_over_on" TEXT NULL,
    "basis" TEXT NOT NULL,
    "basis_en" TEXT NULL,
    "sources" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "categories" (
    "slug" TEXT NOT NULL CONSTRAINT "pk_categories" PRIMARY KEY,
    "group_slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "illustration" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "search_key" TEXT COLLATE BINARY NOT NULL,
    "sort_key" TEXT COLLATE BINARY NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "fk_categories_group_slug" FOREIGN KEY ("group_slug") REFERENCES "groups" ("slug") ON DELETE RESTRICT
);


CREATE TABLE "documents" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_documents" PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "number_key" TEXT COLLATE BINARY NOT NULL,
    "type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NULL,
    "issuer" TEXT NULL,
    "issuer_en" TEXT NULL,
    "signer" TEXT NULL,
    "issued_on" TEXT NULL,
    "effective_on" TEXT NULL,
    "ended_on" TEXT NULL,
    "abstract" TEXT NULL,
    "abstract_en" TEXT NULL,
    "url" TEXT NULL,
    "media_id" INTEGER NULL,
    "sources" TEXT NOT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "fk_documents_media_id" FOREIGN KEY ("media_id") REFERENCES "media" ("id") ON DELETE RESTRICT
);


CREATE TABLE "media_uses" (
    "media_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "pk_media_uses" PRIMARY KEY ("media_id", "kind", "target_id"),
    CONSTRAINT "fk_media_uses_media_id" FOREIGN KEY ("media_id") REFERENCES "media" ("id") ON DELETE CASCADE
);


CREATE TABLE "producers" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_producers" PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_lang" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "name_basis" TEXT NOT NULL,
    "legal_form" TEXT NULL,
    "place_as_printed" TEXT NULL,
    "province_slug" TEXT NULL,
    "former_province_slug" TEXT NULL,
    "phone" TEXT NULL,
    "email" TEXT NULL,
    "website" TEXT NULL,
    "exports" INTEGER NULL,
    "capacity" TEXT NULL,
    "summary" TEXT NULL,
    "summary_en" TEXT NULL,
    "text" TEXT NULL,
    "text_en" TEXT NULL,
    "sources" TEXT NOT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "search_key" TEXT COLLATE BINARY NOT NULL,
    "sort_key" TEXT COLLATE BINARY NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "fk_producers_former_province_slug" FOREIGN KEY ("former_province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT,
    CONSTRAINT "fk_producers_province_slug" FOREIGN KEY ("province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT
);


CREATE TABLE "province_aliases" (
    "province_slug" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    CONSTRAINT "pk_province_aliases" PRIMARY KEY ("province_slug", "alias"),
    CONSTRAINT "fk_province_aliases_province_slug" FOREIGN KEY ("province_slug") REFERENCES "provinces" ("slug") ON DELETE CASCADE
);


CREATE TABLE "province_statuses" (
    "province_slug" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sources" TEXT NOT NULL,
    CONSTRAINT "pk_province_statuses" PRIMARY KEY ("province_slug", "since"),
    CONSTRAINT "fk_province_statuses_province_slug" FOREIGN KEY ("province_slug") REFERENCES "provinces" ("slug") ON DELETE CASCADE
);


CREATE TABLE "showrooms" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_showrooms" PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "manager" TEXT NULL,
    "address" TEXT NULL,
    "province_slug" TEXT NULL,
    "former_province_slug" TEXT NULL,
    "hours" TEXT NULL,
    "hours_en" TEXT NULL,
    "phone" TEXT NULL,
    "ground_area" INTEGER NULL,
    "floor_area" INTEGER NULL,
    "sells" INTEGER NULL,
    "admission" TEXT NULL,
    "admission_en" TEXT NULL,
    "opened_on" TEXT NULL,
    "opening_note" TEXT NULL,
    "opening_note_en" TEXT NULL,
    "closed_on" TEXT NULL,
    "text" TEXT NULL,
    "text_en" TEXT NULL,
    "sources" TEXT NOT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "search_key" TEXT COLLATE BINARY NOT NULL,
    "sort_key" TEXT COLLATE BINARY NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "fk_showrooms_former_province_slug" FOREIGN KEY ("former_province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT,
    CONSTRAINT "fk_showrooms_province_slug" FOREIGN KEY ("province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT
);


CREATE TABLE "fairs" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_fairs" PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NULL,
    "year" INTEGER NOT NULL,
    "region_slug" TEXT NULL,
    "theme" TEXT NULL,
    "starts_on" TEXT NULL,
    "ends_on" TEXT NULL,
    "hours" TEXT NULL,
    "venue" TEXT NULL,
    "address" TEXT NULL,
    "province_slug" TEXT NULL,
    "former_province_slug" TEXT NULL,
    "booth_count" INTEGER NULL,
    "province_count" INTEGER NULL,
    "admission" TEXT NULL,
    "admission_en" TEXT NULL,
    "apply_by" TEXT NULL,
    "how_to_apply" TEXT NULL,
    "supported_by_promotion" INTEGER NULL,
    "disruption" TEXT NULL,
    "text" TEXT NULL,
    "text_en" TEXT NULL,
    "sources" TEXT NOT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "search_key" TEXT COLLATE BINARY NOT NULL,
    "sort_key" TEXT COLLATE BINARY NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "fk_fairs_former_province_slug" FOREIGN KEY ("former_province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT,
    CONSTRAINT "fk_fairs_province_slug" FOREIGN KEY ("province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT,
    CONSTRAINT "fk_fairs_region_slug" FOREIGN KEY ("region_slug") REFERENCES "regions" ("slug") ON DELETE RESTRICT
);


CREATE TABLE "region_members" (
    "region_slug" TEXT NOT NULL,
    "province_slug" TEXT NOT NULL,
    "from_year" INTEGER NOT NULL,
    "to_year" INTEGER NULL,
    "certain" INTEGER NOT NULL,
    "sources" TEXT NOT NULL,
    CONSTRAINT "pk_region_members" PRIMARY KEY ("region_slug", "province_slug", "from_year"),
    CONSTRAINT "fk_region_members_province_slug" FOREIGN KEY ("province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT,
    CONSTRAINT "fk_region_members_region_slug" FOREIGN KEY ("region_slug") REFERENCES "regions" ("slug") ON DELETE CASCADE
);


CREATE TABLE "articles" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_articles" PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NULL,
    "summary" TEXT NOT NULL,
    "summary_en" TEXT NULL,
    "text" TEXT NOT NULL,
    "text_en" TEXT NULL,
    "author" TEXT NULL,
    "topic_slug" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "facts_on" TEXT NULL,
    "sources" TEXT NOT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "fk_articles_topic_slug" FOREIGN KEY ("topic_slug") REFERENCES "topics" ("slug") ON DELETE RESTRICT
);


CREATE TABLE "document_relations" (
    "document_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    CONSTRAINT "pk_document_relations" PRIMARY KEY ("document_id", "target_id", "kind"),
    CONSTRAINT "fk_document_relations_document_id" FOREIGN KEY ("document_id") REFERENCES "documents" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_document_relations_target_id" FOREIGN KEY ("target_id") REFERENCES "documents" ("id") ON DELETE RESTRICT
);


CREATE TABLE "programmes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_programmes" PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "from_year" INTEGER NOT NULL,
    "to_year" INTEGER NOT NULL,
    "decision_id" INTEGER NULL,
    "text" TEXT NULL,
    "text_en" TEXT NULL,
    "sources" TEXT NOT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "search_key" TEXT COLLATE BINARY NOT NULL,
    "sort_key" TEXT COLLATE BINARY NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "fk_programmes_decision_id" FOREIGN KEY ("decision_id") REFERENCES "documents" ("id") ON DELETE RESTRICT
);


CREATE TABLE "rounds" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_rounds" PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "level" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "ordinal" INTEGER NULL,
    "region_slug" TEXT NULL,
    "province_slug" TEXT NULL,
    "decision_id" INTEGER NULL,
    "issuer" TEXT NULL,
    "issuer_en" TEXT NULL,
    "registered" INTEGER NULL,
    "registered_note" TEXT NULL,
    "recognised" INTEGER NULL,
    "ceremony_on" TEXT NULL,
    "ceremony_place" TEXT NULL,
    "text" TEXT NULL,
    "text_en" TEXT NULL,
    "sources" TEXT NOT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "search_key" TEXT COLLATE BINARY NOT NULL,
    "sort_key" TEXT COLLATE BINARY NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "fk_rounds_decision_id" FOREIGN KEY ("decision_id") REFERENCES "documents" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rounds_province_slug" FOREIGN KEY ("province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT,
    CONSTRAINT "fk_rounds_region_slug" FOREIGN KEY ("region_slug") REFERENCES "regions" ("slug") ON DELETE RESTRICT
);


CREATE TABLE "products" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_products" PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_lang" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "is_set" INTEGER NOT NULL,
    "producer_id" INTEGER NULL,
    "group_slug" TEXT NOT NULL,
    "group_inferred" INTEGER NOT NULL,
    "category_slug" TEXT NOT NULL,
    "province_slug" TEXT NULL,
    "former_province_slug" TEXT NULL,
    "place_as_printed" TEXT NULL,
    "brand" TEXT NULL,
    "summary" TEXT NULL,
    "summary_en" TEXT NULL,
    "text" TEXT NULL,
    "text_en" TEXT NULL,
    "notice" TEXT NOT NULL,
    "record_note" TEXT NULL,
    "record_note_en" TEXT NULL,
    "sources" TEXT NOT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "search_key" TEXT COLLATE BINARY NOT NULL,
    "sort_key" TEXT COLLATE BINARY NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "fk_products_category_slug" FOREIGN KEY ("category_slug") REFERENCES "categories" ("slug") ON DELETE RESTRICT,
    CONSTRAINT "fk_products_former_province_slug" FOREIGN KEY ("former_province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT,
    CONSTRAINT "fk_products_group_slug" FOREIGN KEY ("group_slug") REFERENCES "groups" ("slug") ON DELETE RESTRICT,
    CONSTRAINT "fk_products_producer_id" FOREIGN KEY ("producer_id") REFERENCES "producers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_products_province_slug" FOREIGN KEY ("province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT
);


CREATE TABLE "fair_halls" (
    "fair_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "pk_fair_halls" PRIMARY KEY ("fair_id", "key"),
    CONSTRAINT "fk_fair_halls_fair_id" FOREIGN KEY ("fair_id") REFERENCES "fairs" ("id") ON DELETE CASCADE
);


CREATE TABLE "fair_organisers" (
    "fair_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "pk_fair_organisers" PRIMARY KEY ("fair_id", "position"),
    CONSTRAINT "fk_fair_organisers_fair_id" FOREIGN KEY ("fair_id") REFERENCES "fairs" ("id") ON DELETE CASCADE
);


CREATE TABLE "article_corrections" (
    "article_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "noted_on" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "note_en" TEXT NULL,
    CONSTRAINT "pk_article_corrections" PRIMARY KEY ("article_id", "position"),
    CONSTRAINT "fk_article_corrections_article_id" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE
);


CREATE TABLE "article_mentions" (
    "article_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    CONSTRAINT "pk_article_mentions" PRIMARY KEY ("article_id", "position"),
    CONSTRAINT "fk_article_mentions_article_id" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE
);


CREATE TABLE "programme_results" (
    "programme_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "target_key" TEXT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "unit" TEXT NOT NULL,
    "unit_en" TEXT NULL,
    "from_year" INTEGER NOT NULL,
    "to_year" INTEGER NOT NULL,
    "amount" TEXT NOT NULL,
    "at_least" INTEGER NOT NULL,
    "sources" TEXT NOT NULL,
    CONSTRAINT "pk_programme_results" PRIMARY KEY ("programme_id", "position"),
    CONSTRAINT "fk_programme_results_programme_id" FOREIGN KEY ("programme_id") REFERENCES "programmes" ("id") ON DELETE CASCADE
);


CREATE TABLE "programme_targets" (
    "programme_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "unit" TEXT NOT NULL,
    "unit_en" TEXT NULL,
    "amount" INTEGER NOT NULL,
    "approximate" INTEGER NOT NULL,
    "sources" TEXT NOT NULL,
    CONSTRAINT "pk_programme_targets" PRIMARY KEY ("programme_id", "key"),
    CONSTRAINT "fk_programme_targets_programme_id" FOREIGN KEY ("programme_id") REFERENCES "programmes" ("id") ON DELETE CASCADE
);


CREATE TABLE "projects" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_projects" PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "programme_id" INTEGER NULL,
    "from_year" INTEGER NOT NULL,
    "to_year" INTEGER NOT NULL,
    "funding" TEXT NOT NULL,
    "shape" TEXT NULL,
    "activity" TEXT NULL,
    "branch" TEXT NULL,
    "branch_en" TEXT NULL,
    "implementer" TEXT NULL,
    "place_as_printed" TEXT NULL,
    "province_slug" TEXT NULL,
    "former_province_slug" TEXT NULL,
    "total_cost" INTEGER NULL,
    "total_at_least" INTEGER NOT NULL,
    "support" INTEGER NULL,
    "beneficiary_count" INTEGER NULL,
    "outcome" TEXT NULL,
    "outcome_en" TEXT NULL,
    "record_note" TEXT NULL,
    "sources" TEXT NOT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "search_key" TEXT COLLATE BINARY NOT NULL,
    "sort_key" TEXT COLLATE BINARY NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "fk_projects_former_province_slug" FOREIGN KEY ("former_province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT,
    CONSTRAINT "fk_projects_programme_id" FOREIGN KEY ("programme_id") REFERENCES "programmes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_projects_province_slug" FOREIGN KEY ("province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT
);


CREATE TABLE "round_group_counts" (
    "round_id" INTEGER NOT NULL,
    "group_slug" TEXT NOT NULL,
    "recognised" INTEGER NOT NULL,
    CONSTRAINT "pk_round_group_counts" PRIMARY KEY ("round_id", "group_slug"),
    CONSTRAINT "fk_round_group_counts_group_slug" FOREIGN KEY ("group_slug") REFERENCES "groups" ("slug") ON DELETE RESTRICT,
    CONSTRAINT "fk_round_group_counts_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE CASCADE
);


CREATE TABLE "certificates" (
    "code" TEXT NOT NULL CONSTRAINT "pk_certificates" PRIMARY KEY,
    "product_id" INTEGER NOT NULL,
    "round_id" INTEGER NOT NULL,
    "decision_id" INTEGER NULL,
    "certificate_number" TEXT NULL,
    "grant_year" INTEGER NOT NULL,
    "granted_on" TEXT NULL,
    "valid_to_override" TEXT NULL,
    "valid_to_reason" TEXT NULL,
    "product_as_printed" TEXT NULL,
    "producer_as_printed" TEXT NULL,
    "address_as_printed" TEXT NULL,
    "signer" TEXT NULL,
    "signer_title" TEXT NULL,
    "prize" TEXT NULL,
    "public_note" TEXT NULL,
    "public_note_en" TEXT NULL,
    "scan_media_id" INTEGER NULL,
    "verified_by" TEXT NULL,
    "verified_on" TEXT NULL,
    "sources" TEXT NOT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "ck_certificates_override" CHECK ((valid_to_override IS NULL) = (valid_to_reason IS NULL)),
    CONSTRAINT "ck_certificates_verified" CHECK ((verified_by IS NULL) = (verified_on IS NULL)),
    CONSTRAINT "fk_certificates_decision_id" FOREIGN KEY ("decision_id") REFERENCES "documents" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_certificates_product_id" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_certificates_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_certificates_scan_media_id" FOREIGN KEY ("scan_media_id") REFERENCES "media" ("id") ON DELETE RESTRICT
);


CREATE TABLE "marks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_marks" PRIMARY KEY AUTOINCREMENT,
    "scheme_slug" TEXT NOT NULL,
    "product_id" INTEGER NULL,
    "producer_id" INTEGER NULL,
    "grade" TEXT NULL,
    "number" TEXT NULL,
    "issuer" TEXT NULL,
    "issued_on" TEXT NULL,
    "expires_on" TEXT NULL,
    "without_end" INTEGER NOT NULL,
    "verified_by" TEXT NULL,
    "verified_on" TEXT NULL,
    "sources" TEXT NOT NULL,
    "visible_from" INTEGER NULL,
    "visible_to" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "ck_marks_subject" CHECK ((product_id IS NULL) <> (producer_id IS NULL)),
    CONSTRAINT "fk_marks_producer_id" FOREIGN KEY ("producer_id") REFERENCES "producers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_marks_product_id" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_marks_scheme_slug" FOREIGN KEY ("scheme_slug") REFERENCES "mark_schemes" ("slug") ON DELETE RESTRICT
);


CREATE TABLE "product_members" (
    "product_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    CONSTRAINT "pk_product_members" PRIMARY KEY ("product_id", "position"),
    CONSTRAINT "fk_product_members_product_id" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE CASCADE
);


CREATE TABLE "product_specifications" (
    "product_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "label_en" TEXT NULL,
    "value" TEXT NOT NULL,
    "value_en" TEXT NULL,
    CONSTRAINT "pk_product_specifications" PRIMARY KEY ("product_id", "position"),
    CONSTRAINT "fk_product_specifications_product_id" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE CASCADE
);


CREATE TABLE "showroom_items" (
    "showroom_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "from" TEXT NULL,
    "to" TEXT NULL,
    CONSTRAINT "pk_showroom_items" PRIMARY KEY ("showroom_id", "product_id"),
    CONSTRAINT "fk_showroom_items_product_id" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_showroom_items_showroom_id" FOREIGN KEY ("showroom_id") REFERENCES "showrooms" ("id") ON DELETE CASCADE
);


CREATE TABLE "booths" (
    "fair_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "hall_key" TEXT NULL,
    "kind" TEXT NOT NULL,
    "left" INTEGER NULL,
    "top" INTEGER NULL,
    "width" INTEGER NULL,
    "depth" INTEGER NULL,
    CONSTRAINT "pk_booths" PRIMARY KEY ("fair_id", "number"),
    CONSTRAINT "fk_booths_fair_id" FOREIGN KEY ("fair_id") REFERENCES "fairs" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_booths_fair_id_hall_key" FOREIGN KEY ("fair_id", "hall_key") REFERENCES "fair_halls" ("fair_id", "key") ON DELETE RESTRICT
);


CREATE TABLE "project_beneficiaries" (
    "project_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "producer_id" INTEGER NULL,
    "place_as_printed" TEXT NULL,
    CONSTRAINT "pk_project_beneficiaries" PRIMARY KEY ("project_id", "position"),
    CONSTRAINT "fk_project_beneficiaries_producer_id" FOREIGN KEY ("producer_id") REFERENCES "producers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_project_beneficiaries_project_id" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE
);


CREATE TABLE "certificate_events" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_certificate_events" PRIMARY KEY AUTOINCREMENT,
    "certificate_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "effective_on" TEXT NOT NULL,
    "decision_id" INTEGER NULL,
    "ground" TEXT NULL,
    "public_note" TEXT NULL,
    "public_note_en" TEXT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "fk_certificate_events_certificate_code" FOREIGN KEY ("certificate_code") REFERENCES "certificates" ("code") ON DELETE CASCADE,
    CONSTRAINT "fk_certificate_events_decision_id" FOREIGN KEY ("decision_id") REFERENCES "documents" ("id") ON DELETE RESTRICT
);


CREATE TABLE "exhibitors" (
    "fair_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "producer_id" INTEGER NULL,
    "province_slug" TEXT NULL,
    "booth_number" TEXT NULL,
    CONSTRAINT "pk_exhibitors" PRIMARY KEY ("fair_id", "position"),
    CONSTRAINT "fk_exhibitors_fair_id" FOREIGN KEY ("fair_id") REFERENCES "fairs" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_exhibitors_fair_id_booth_number" FOREIGN KEY ("fair_id", "booth_number") REFERENCES "booths" ("fair_id", "number") ON DELETE RESTRICT,
    CONSTRAINT "fk_exhibitors_producer_id" FOREIGN KEY ("producer_id") REFERENCES "producers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_exhibitors_province_slug" FOREIGN KEY ("province_slug") REFERENCES "provinces" ("slug") ON DELETE RESTRICT
);


CREATE TABLE "exhibited_products" (
    "fair_id" INTEGER NOT NULL,
    "exhibitor_position" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    CONSTRAINT "pk_exhibited_products" PRIMARY KEY ("fair_id", "exhibitor_position", "product_id"),
    CONSTRAINT "fk_exhibited_products_fair_id_exhibitor_position" FOREIGN KEY ("fair_id", "exhibitor_position") REFERENCES "exhibitors" ("fair_id", "position") ON DELETE CASCADE,
    CONSTRAINT "fk_exhibited_products_product_id" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE RESTRICT
);


CREATE INDEX "ix_article_mentions_kind_target_id" ON "article_mentions" ("kind", "target_id");


CREATE INDEX "ix_articles_topic_slug" ON "articles" ("topic_slug");


CREATE INDEX "ix_audit_at" ON "audit" ("at");


CREATE INDEX "ix_audit_kind_record_id" ON "audit" ("kind", "record_id");


CREATE INDEX "ix_booths_fair_id_hall_key" ON "booths" ("fair_id", "hall_key");


CREATE INDEX "ix_categories_group_slug" ON "categories" ("group_slug");


CREATE INDEX "ix_categories_search_key" ON "categories" ("search_key");


CREATE INDEX "ix_categories_sort_key" ON "categories" ("sort_key");


CREATE INDEX "ix_certificate_events_certificate_code" ON "certificate_events" ("certificate_code");


CREATE INDEX "ix_certificate_events_decision_id" ON "certificate_events" ("decision_id");


CREATE INDEX "ix_certificates_decision_id" ON "certificates" ("decision_id");


CREATE UNIQUE INDEX "ix_certificates_product_id_round_id" ON "certificates" ("product_id", "round_id");


CREATE INDEX "ix_certificates_round_id" ON "certificates" ("round_id");


CREATE INDEX "ix_certificates_scan_media_id" ON "certificates" ("scan_media_id");


CREATE INDEX "ix_document_relations_target_id" ON "document_relations" ("target_id");


CREATE INDEX "ix_documents_media_id" ON "documents" ("media_id");


CREATE INDEX "ix_documents_number_key" ON "documents" ("number_key");


CREATE INDEX "ix_exhibited_products_product_id" ON "exhibited_products" ("product_id");


CREATE UNIQUE INDEX "ix_exhibitors_fair_id_booth_number" ON "exhibitors" ("fair_id", "booth_number");


CREATE INDEX "ix_exhibitors_producer_id" ON "exhibitors" ("producer_id");


CREATE INDEX "ix_exhibitors_province_slug" ON "exhibitors" ("province_slug");


CREATE INDEX "ix_fairs_former_province_slug" ON "fairs" ("former_province_slug");


CREATE INDEX "ix_fairs_province_slug" ON "fairs" ("province_slug");


CREATE INDEX "ix_fairs_region_slug" ON "fairs" ("region_slug");


CREATE INDEX "ix_fairs_search_key" ON "fairs" ("search_key");


CREATE INDEX "ix_fairs_sort_key" ON "fairs" ("sort_key");


CREATE INDEX "ix_marks_producer_id" ON "marks" ("producer_id");


CREATE INDEX "ix_marks_product_id" ON "marks" ("product_id");


CREATE INDEX "ix_marks_scheme_slug" ON "marks" ("scheme_slug");


CREATE INDEX "ix_media_uses_kind_target_id" ON "media_uses" ("kind", "target_id");


CREATE UNIQUE INDEX "ix_outbox_message_id" ON "outbox" ("message_id");


CREATE UNIQUE INDEX "ix_outbox_recipient_cause_period" ON "outbox" ("recipient", "cause", "period");


CREATE UNIQUE INDEX "ix_pages_slug" ON "pages" ("slug");


CREATE UNIQUE INDEX "ix_pages_slug_en" ON "pages" ("slug_en");


CREATE INDEX "ix_producers_former_province_slug" ON "producers" ("former_province_slug");


CREATE INDEX "ix_producers_province_slug" ON "producers" ("province_slug");


CREATE INDEX "ix_producers_search_key" ON "producers" ("search_key");


CREATE INDEX "ix_producers_sort_key" ON "producers" ("sort_key");


CREATE INDEX "ix_products_category_slug" ON "products" ("category_slug");


CREATE INDEX "ix_products_former_province_slug" ON "products" ("former_province_slug");


CREATE INDEX "ix_products_group_slug" ON "products" ("group_slug");


CREATE INDEX "ix_products_producer_id" ON "products" ("producer_id");


CREATE INDEX "ix_products_province_slug" ON "products" ("province_slug");


CREATE INDEX "ix_products_search_key" ON "products" ("search_key");


CREATE INDEX "ix_products_sort_key" ON "products" ("sort_key");


CREATE INDEX "ix_programmes_decision_id" ON "programmes" ("decision_id");


CREATE INDEX "ix_programmes_search_key" ON "programmes" ("search_key");


CREATE INDEX "ix_programmes_sort_key" ON "programmes" ("sort_key");


CREATE INDEX "ix_project_beneficiaries_producer_id" ON "project_beneficiaries" ("producer_id");


CREATE INDEX "ix_projects_former_province_slug" ON "projects" ("former_province_slug");


CREATE INDEX "ix_projects_programme_id" ON "projects" ("programme_id");


CREATE INDEX "ix_projects_province_slug" ON "projects" ("province_slug");


CREATE INDEX "ix_projects_search_key" ON "projects" ("search_key");


CREATE INDEX "ix_projects_sort_key" ON "projects" ("sort_key");


CREATE UNIQUE INDEX "ix_provinces_scheme_code" ON "provinces" ("scheme", "code");


CREATE INDEX "ix_provinces_search_key" ON "provinces" ("search_key");


CREATE INDEX "ix_provinces_sort_key" ON "provinces" ("sort_key");


CREATE INDEX "ix_provinces_successor_slug" ON "provinces" ("successor_slug");


CREATE INDEX "ix_region_members_province_slug" ON "region_members" ("province_slug");


CREATE UNIQUE INDEX "ix_revisions_kind_record_id_number" ON "revisions" ("kind", "record_id", "number");


CREATE INDEX "ix_round_group_counts_group_slug" ON "round_group_counts" ("group_slug");


CREATE INDEX "ix_rounds_decision_id" ON "rounds" ("decision_id");


CREATE INDEX "ix_rounds_province_slug" ON "rounds" ("province_slug");


CREATE INDEX "ix_rounds_region_slug" ON "rounds" ("region_slug");


CREATE INDEX "ix_rounds_search_key" ON "rounds" ("search_key");


CREATE INDEX "ix_rounds_sort_key" ON "rounds" ("sort_key");


CREATE INDEX "ix_showroom_items_product_id" ON "showroom_items" ("product_id");


CREATE INDEX "ix_showrooms_former_province_slug" ON "showrooms" ("former_province_slug");


CREATE INDEX "ix_showrooms_province_slug" ON "showrooms" ("province_slug");


CREATE INDEX "ix_showrooms_search_key" ON "showrooms" ("search_key");


CREATE INDEX "ix_showrooms_sort_key" ON "showrooms" ("sort_key");


CREATE INDEX "ix_status_changes_kind_record_id" ON "status_changes" ("kind", "record_id");


CREATE INDEX "ix_topics_search_key" ON "topics" ("search_key");


CREATE INDEX "ix_topics_sort_key" ON "topics" ("sort_key");
