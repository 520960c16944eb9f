CREATE TABLE search_days (
    day date NOT NULL,
    queries integer NOT NULL,
    misses integer NOT NULL,
    CONSTRAINT pk_search_days PRIMARY KEY (day)
);


CREATE TABLE search_misses (
    day date NOT NULL,
    text text NOT NULL,
    count integer NOT NULL,
    CONSTRAINT pk_search_misses PRIMARY KEY (day, text)
);
