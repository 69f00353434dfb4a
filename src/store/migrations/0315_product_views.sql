-- How often a product's page was opened on a day of the market's time, which is UTC, by others than its seller. A sum:
-- who opened it is kept nowhere.
CREATE TABLE product_views (
    product TEXT NOT NULL,
    day TEXT NOT NULL,
    views INTEGER NOT NULL,
    PRIMARY KEY (product, day)
) STRICT;
