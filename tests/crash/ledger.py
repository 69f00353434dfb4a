"""What must be true of the data after any crash: everything once, nothing half, nothing held."""

import sqlite3


class Ledger:
    def __init__(self, server):
        self.server = server

    def query(self, sql, *values):
        with sqlite3.connect(f"file:{self.server.data}/souk.db?mode=ro", uri=True) as database:
            return database.execute(sql, values).fetchall()

    def one(self, sql, *values):
        return self.query(sql, *values)[0][0]

    def check_change_set(self, change_set, entities):
        """It ended well, once: one revision of each entity, one event, no lock."""
        assert self.one("SELECT status FROM change_set WHERE id = ?", change_set) == "SUCCEEDED"
        for entity in entities:
            sql = "SELECT count(*) FROM entity_revision WHERE entity = ? AND change_set = ?"
            assert self.one(sql, entity, change_set) == 1, f"{entity} has not one revision of {change_set}"
        ended = self.query("SELECT detail_type FROM event WHERE detail LIKE ?", f'%"ChangeSetId":"{change_set}"%')
        assert [row[0] for row in ended] == ["Change Set Succeeded"]
        assert self.one("SELECT count(*) FROM entity_lock WHERE change_set = ?", change_set) == 0

    def check_published_once(self, product):
        versions = self.query("SELECT version, published_arn FROM published_version WHERE product = ?", product)
        assert len(versions) == 1, f"{product} has {len(versions)} published copies"
        version, arn = versions[0]
        name = arn.split("/", 1)[1]
        assert self.one("SELECT count(*) FROM resource WHERE kind = 'model-package' AND name = ?", name) == 1
        copies = "SELECT count(*) FROM resource WHERE kind = 'model-package' AND document LIKE ?"
        assert self.one(copies, f'%"{product}"%') == 1, f"{product} has copies that nobody knows of"
        kept = "SELECT count(*) FROM object WHERE bucket = 'souk-marketplace-assets' AND key LIKE ?"
        assert self.one(kept, f"{version}/%") == 1, f"the model data of {version} is not kept once"

    def revisions(self, entity):
        """The entity's revisions, which have no gap; the last is the one that it shows."""
        found = [row[0] for row in self.query("SELECT revision FROM entity_revision WHERE entity = ?", entity)]
        assert sorted(found) == list(range(1, len(found) + 1))
        assert self.one("SELECT revision FROM entity WHERE id = ?", entity) == len(found)
        return len(found)

    def endpoint_id(self, name):
        return self.one("SELECT id FROM resource WHERE kind = 'endpoint' AND name = ?", name)

    def check_usage(self, before, sent, answered):
        """Since `before` records: each answered request has one, and no request has two."""
        recorded = [
            row[0] for row in self.query("SELECT request FROM usage_record ORDER BY id LIMIT -1 OFFSET ?", before)
        ]
        assert len(set(recorded)) == len(recorded), "a request is billed twice"
        assert set(answered) <= set(recorded), "an answered request is not billed"
        assert len(recorded) <= sent

    def usage_records(self):
        return self.one("SELECT count(*) FROM usage_record")
