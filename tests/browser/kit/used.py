"""A month of use that the pages about money show: written into the server's store as its endpoints would have written it,
with the agreement and its prices set back, so that they held in that month."""

import sqlite3
from pathlib import Path

DAY = 24 * 3600 * 1_000_000  # microseconds
INSERT = (
    "INSERT INTO usage_record (occurred, product, product_version, agreement, buyer, endpoint, variant, instance_type, "
    "dimension, units, request) VALUES (?, ?, ?, ?, ?, 'slides', 'AllTraffic', ?, 'inference.count', ?, 'seeded')"
)


def use_for_a_month(data, agreement, versions, instance_types, days=25):
    database = sqlite3.connect(Path(data) / "souk.db", timeout=60)
    with database:
        product, buyer, offer, accepted = database.execute(
            "SELECT product, acceptor, offer, accepted FROM agreement WHERE id = ?", (agreement,)
        ).fetchone()
        back = days * DAY
        database.execute("UPDATE entity_revision SET created = created - ? WHERE entity = ?", (back + DAY, offer))
        database.execute(
            "UPDATE agreement SET accepted = accepted - ?1, started = started - ?1 WHERE id = ?2", (back, agreement)
        )
        for day in range(days):
            for number, version in enumerate(versions):
                units = (day * 37 + number * 11) % 23 * 45
                if units and day >= number * 9:
                    kind = instance_types[(day + number) % len(instance_types)]
                    occurred = accepted - back + day * DAY + 3600
                    database.execute(INSERT, (occurred, product, version, agreement, buyer, kind, units))
    database.close()
