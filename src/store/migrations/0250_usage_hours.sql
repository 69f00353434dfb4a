-- Usage by the hour, so that what a month cost is told without reading its records: counted in the transaction of each
-- record. first_record and last_record are where an hour's records lie, for the hour in which a price changed.
CREATE TABLE usage_hour (
    hour INTEGER NOT NULL,
    buyer TEXT NOT NULL,
    product TEXT NOT NULL,
    product_version TEXT NOT NULL,
    agreement TEXT NOT NULL,
    instance_type TEXT NOT NULL,
    dimension TEXT NOT NULL,
    units INTEGER NOT NULL,
    records INTEGER NOT NULL,
    first_record INTEGER NOT NULL,
    last_record INTEGER NOT NULL,
    PRIMARY KEY (hour, buyer, product, product_version, agreement, instance_type, dimension)
) STRICT, WITHOUT ROWID;

CREATE INDEX usage_hour_by_product ON usage_hour (product, hour);
CREATE INDEX usage_hour_by_buyer ON usage_hour (buyer, hour);

INSERT INTO usage_hour
SELECT occurred - occurred % 3600000000, buyer, product, product_version, agreement, instance_type, dimension,
       sum(units), count(*), min(id), max(id)
FROM usage_record
GROUP BY 1, 2, 3, 4, 5, 6, 7;

CREATE TRIGGER usage_hour_counts AFTER INSERT ON usage_record BEGIN
    INSERT INTO usage_hour
    VALUES (NEW.occurred - NEW.occurred % 3600000000, NEW.buyer, NEW.product, NEW.product_version, NEW.agreement,
            NEW.instance_type, NEW.dimension, NEW.units, 1, NEW.id, NEW.id)
    ON CONFLICT DO UPDATE SET units = units + excluded.units, records = records + 1,
                              last_record = excluded.last_record;
END;

-- Charges of a time, whoever pays them.
CREATE INDEX agreement_charge_by_time ON agreement_charge (charged);
