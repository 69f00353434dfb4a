-- Where an account's registration stands. Those of before were registered by their first profile; tax and bank data
-- leave the profile for seller_paper.
ALTER TABLE seller ADD COLUMN state TEXT NOT NULL DEFAULT 'REGISTERED';
ALTER TABLE seller ADD COLUMN reason TEXT NOT NULL DEFAULT '';
UPDATE seller SET document = json_remove(document, '$.TaxInformation', '$.BankAccount');

CREATE INDEX seller_by_state ON seller (state, updated, account);

-- What a seller declared for taxes ("TAX") and where it is paid ("BANK"): sealed; shown is what may be told again.
CREATE TABLE seller_paper (
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    sealed TEXT NOT NULL,
    shown TEXT NOT NULL,
    updated INTEGER NOT NULL,
    PRIMARY KEY (account, kind)
) STRICT;
