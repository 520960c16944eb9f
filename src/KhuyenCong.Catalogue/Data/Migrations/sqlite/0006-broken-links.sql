CREATE TABLE "broken_links" (
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "fault" TEXT NOT NULL,
    "found_at" INTEGER NOT NULL,
    CONSTRAINT "pk_broken_links" PRIMARY KEY ("kind", "record_id", "field", "path")
);
