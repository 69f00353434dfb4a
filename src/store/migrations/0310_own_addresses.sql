-- Whether the server, when it started last, had a mail server to send through; empty before its first start.
CREATE TABLE mail_offered (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    offered INTEGER NOT NULL
) STRICT;
