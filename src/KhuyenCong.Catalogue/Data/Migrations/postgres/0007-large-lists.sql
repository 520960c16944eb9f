CREATE EXTENSION IF NOT EXISTS pg_trgm;


DROP INDEX ix_certificates_updated_at_code;


CREATE INDEX ix_certificates_updated_at_code_visible_from_visible_to ON certificates (updated_at, code, visible_from, visible_to);


CREATE INDEX ix_certificates_product_id_updated_at_code ON certificates (product_id, updated_at, code);


DROP INDEX ix_producers_updated_at_id;


CREATE INDEX ix_producers_updated_at_id_visible_from_visible_to ON producers (updated_at, id, visible_from, visible_to);


CREATE INDEX ix_producers_updated_at_id_visible_from_visible_to_no_en ON producers (updated_at, id, visible_from, visible_to) WHERE name_en IS NULL;


DROP INDEX ix_producers_sort_key;


CREATE INDEX ix_producers_sort_key_id_visible_from_visible_to ON producers (sort_key, id, visible_from, visible_to);


CREATE INDEX ix_producers_search_key_parts ON producers USING gin (search_key gin_trgm_ops);


DROP INDEX ix_products_updated_at_id;


CREATE INDEX ix_products_updated_at_id_visible_from_visible_to ON products (updated_at, id, visible_from, visible_to);


CREATE INDEX ix_products_updated_at_id_visible_from_visible_to_no_en ON products (updated_at, id, visible_from, visible_to) WHERE name_en IS NULL;


DROP INDEX ix_products_sort_key;


CREATE INDEX ix_products_sort_key_id_visible_from_visible_to ON products (sort_key, id, visible_from, visible_to);


CREATE INDEX ix_products_search_key_parts ON products USING gin (search_key gin_trgm_ops);


CREATE TABLE english_gaps (
    kind text NOT NULL,
    lacking integer NOT NULL,
    shown integer NOT NULL,
    counted_at bigint NOT NULL,
    CONSTRAINT pk_english_gaps PRIMARY KEY (kind)
);
