-- Whether the operators were told that a request to publish waits for longer than was promised.
ALTER TABLE publishing_review ADD COLUMN overdue_told INTEGER NOT NULL DEFAULT 0;
