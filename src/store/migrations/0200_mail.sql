-- E-mail addresses are told events by the same deliveries as webhooks: their address is a mailto: one, and they have a
-- language. Both are '' of a webhook's.
ALTER TABLE webhook ADD COLUMN language TEXT NOT NULL DEFAULT '';
