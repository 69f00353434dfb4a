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
        versions = self.query("SELECT published_arn FROM published_version WHERE product = ?", product)
        assert len(versions) == 1, f"{product} has {len(versions)} published copies"
        name = versions[0][0].split("/", 1)[1]
        assert self.one("SELECT count(*) FROM resource WHERE kind = 'model-package' AND name = ?", name) == 1

    def usage_records(self):
        return self.one("SELECT count(*) FROM usage_record")
