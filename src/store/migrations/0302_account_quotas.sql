-- What an operator allows one account to use at once, where that is not what the market's policy allows all.
CREATE TABLE account_quota (
    account TEXT PRIMARY KEY REFERENCES account (id),
    document TEXT NOT NULL
) STRICT;
