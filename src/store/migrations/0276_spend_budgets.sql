-- What an account wants to spend at most in a month of the market's time. monthly is a decimal of US dollars; told_month is
-- the last month ("2027-01") for which it was told that the budget is exceeded.
CREATE TABLE spend_budget (
    account TEXT PRIMARY KEY,
    monthly TEXT NOT NULL,
    updated INTEGER NOT NULL,
    told_month TEXT NOT NULL
) STRICT;
