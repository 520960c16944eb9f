CREATE TABLE "front_pages" (
    "slug" TEXT NOT NULL CONSTRAINT "pk_front_pages" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "menus" (
    "slug" TEXT NOT NULL CONSTRAINT "pk_menus" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "site_profiles" (
    "slug" TEXT NOT NULL CONSTRAINT "pk_site_profiles" PRIMARY KEY,
    "name" TEXT NULL,
    "name_en" TEXT NULL,
    "operator" TEXT NULL,
    "operator_en" TEXT NULL,
    "responsible_person" TEXT NULL,
    "notice" TEXT NULL,
    "address" TEXT NULL,
    "phone" TEXT NULL,
    "email" TEXT NULL,
    "data_licence" TEXT NULL,
    "accent" TEXT NULL,
    "accent_dark" TEXT NULL,
    "measuring_script" TEXT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "synonym_lists" (
    "slug" TEXT NOT NULL CONSTRAINT "pk_synonym_lists" PRIMARY KEY,
    "lines" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);


CREATE TABLE "front_blocks" (
    "front_page_slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "shown" INTEGER NOT NULL,
    "heading" TEXT NULL,
    "heading_en" TEXT NULL,
    CONSTRAINT "pk_front_blocks" PRIMARY KEY ("front_page_slug", "kind"),
    CONSTRAINT "fk_front_blocks_front_page_slug" FOREIGN KEY ("front_page_slug") REFERENCES "front_pages" ("slug") ON DELETE CASCADE
);


CREATE TABLE "menu_items" (
    "menu_slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "label_en" TEXT NULL,
    "href" TEXT NOT NULL,
    "href_en" TEXT NULL,
    CONSTRAINT "pk_menu_items" PRIMARY KEY ("menu_slug", "position"),
    CONSTRAINT "fk_menu_items_menu_slug" FOREIGN KEY ("menu_slug") REFERENCES "menus" ("slug") ON DELETE CASCADE
);


CREATE TABLE "featured_products" (
    "front_page_slug" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "pk_featured_products" PRIMARY KEY ("front_page_slug", "product_id"),
    CONSTRAINT "fk_featured_products_front_page_slug" FOREIGN KEY ("front_page_slug") REFERENCES "front_pages" ("slug") ON DELETE CASCADE,
    CONSTRAINT "fk_featured_products_product_id" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE RESTRICT
);


CREATE INDEX "ix_featured_products_product_id" ON "featured_products" ("product_id");
