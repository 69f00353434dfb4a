-- Quotes, for the buyer who asked for them, the newest first.
CREATE INDEX agreement_request_by_acceptor ON agreement_request (acceptor, created);
