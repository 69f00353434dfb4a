-- What the containers of an endpoint wrote: the newest lines of each endpoint, in the order in which they were read.
-- time is when the line was written; stream is "<variant>/i-<generation>-<instance>".
CREATE TABLE endpoint_log_line (
    id INTEGER PRIMARY KEY,
    endpoint INTEGER NOT NULL REFERENCES resource (id) ON DELETE CASCADE,
    time INTEGER NOT NULL,
    stream TEXT NOT NULL,
    message TEXT NOT NULL
) STRICT;

CREATE INDEX endpoint_log_line_by_endpoint ON endpoint_log_line (endpoint, id);

-- How far each container's log was read, in nanoseconds since 1970.
CREATE TABLE endpoint_log_mark (
    endpoint INTEGER NOT NULL REFERENCES resource (id) ON DELETE CASCADE,
    container TEXT NOT NULL,
    read_to INTEGER NOT NULL,
    PRIMARY KEY (endpoint, container)
) STRICT;

-- Until when somebody is looking on: the lines of such an endpoint are read more often.
CREATE TABLE endpoint_log_watch (
    endpoint INTEGER PRIMARY KEY REFERENCES resource (id) ON DELETE CASCADE,
    until INTEGER NOT NULL
) STRICT;
