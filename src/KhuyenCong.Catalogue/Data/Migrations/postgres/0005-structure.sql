CREATE TABLE front_pages (
    slug text NOT NULL,
    version integer NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT pk_front_pages PRIMARY KEY (slug)
);


CREATE TABLE menus (
    slug text NOT NULL,
    name text NOT NULL,
    name_en text,
    version integer NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT pk_menus PRIMARY KEY (slug)
);


CREATE TABLE site_profiles (
    slug text NOT NULL,
    name text,
    name_en text,
    operator text,
    operator_en text,
    responsible_person text,
    notice text,
    address text,
    phone text,
    email text,
    data_licence text,
    accent text,
    accent_dark text,
    measuring_script text,
    version integer NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT pk_site_profiles PRIMARY KEY (slug)
);


CREATE TABLE synonym_lists (
    slug text NOT NULL,
    lines text NOT NULL,
    version integer NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT pk_synonym_lists PRIMARY KEY (slug)
);


CREATE TABLE front_blocks (
    front_page_slug text NOT NULL,
    kind text NOT NULL,
    position integer NOT NULL,
    shown boolean NOT NULL,
    heading text,
    heading_en text,
    CONSTRAINT pk_front_blocks PRIMARY KEY (front_page_slug, kind),
    CONSTRAINT fk_front_blocks_front_page_slug FOREIGN KEY (front_page_slug) REFERENCES front_pages (slug) ON DELETE CASCADE
);


CREATE TABLE menu_items (
    menu_slug text NOT NULL,
    position integer NOT NULL,
    label text NOT NULL,
    label_en text,
    href text NOT NULL,
    href_en text,
    CONSTRAINT pk_menu_items PRIMARY KEY (menu_slug, position),
    CONSTRAINT fk_menu_items_menu_slug FOREIGN KEY (menu_slug) REFERENCES menus (slug) ON DELETE CASCADE
);


CREATE TABLE featured_products (
    front_page_slug text NOT NULL,
    product_id integer NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_featured_products PRIMARY KEY (front_page_slug, product_id),
    CONSTRAINT fk_featured_products_front_page_slug FOREIGN KEY (front_page_slug) REFERENCES front_pages (slug) ON DELETE CASCADE,
    CONSTRAINT fk_featured_products_product_id FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE RESTRICT
);


CREATE INDEX ix_featured_products_product_id ON featured_products (product_id);
