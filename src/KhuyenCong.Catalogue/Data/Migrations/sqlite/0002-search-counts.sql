CREATE TABLE "search_days" (
    "day" TEXT NOT NULL CONSTRAINT "pk_search_days" PRIMARY KEY,
    "queries" INTEGER NOT NULL,
    "misses" INTEGER NOT NULL
);


CREATE TABLE "search_misses" (
    "day" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "pk_search_misses" PRIMARY KEY ("day", "text")
);
