-- The market's clock of a rehearsal: microseconds ahead of real time. One row from the first start with the setting
-- `clock`; none where the market goes by real time.
CREATE TABLE market_clock (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    ahead INTEGER NOT NULL,
    moved INTEGER NOT NULL
) STRICT;
