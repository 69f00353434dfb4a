-- Where an account stands, why, and since when; and whose account an operator looks at in a session of his own ('': his).
ALTER TABLE account ADD COLUMN standing TEXT NOT NULL DEFAULT 'ACTIVE';
ALTER TABLE account ADD COLUMN standing_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN standing_since INTEGER;
ALTER TABLE sign_in ADD COLUMN viewing TEXT NOT NULL DEFAULT '';
