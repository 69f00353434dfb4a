-- In which country accounts say they are: offers for some countries only are decided by it.
CREATE TABLE account_country (
    account TEXT PRIMARY KEY,
    country TEXT NOT NULL,
    updated INTEGER NOT NULL
) STRICT;
