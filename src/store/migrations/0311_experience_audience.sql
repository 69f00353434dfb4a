-- For whom of the account a list of approved products is: nobody named, everybody. Branding is a JSON object.
CREATE TABLE experience_audience (
    experience TEXT NOT NULL REFERENCES experience (id) ON DELETE CASCADE,
    member TEXT NOT NULL,
    PRIMARY KEY (experience, member)
) STRICT;

ALTER TABLE experience ADD COLUMN branding TEXT NOT NULL DEFAULT '{}';
