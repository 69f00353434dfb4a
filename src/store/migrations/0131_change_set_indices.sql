-- A change set that ends gives its locks back, and one that is forgotten takes them along: found without a scan.
CREATE INDEX entity_lock_by_change_set ON entity_lock (change_set);
CREATE INDEX change_set_by_end ON change_set (ended) WHERE ended IS NOT NULL;
