-- The last file of changes that was applied since the load: its header line, and the proof that it comes from a holder of
-- the key.
ALTER TABLE extract ADD COLUMN delta text, ADD COLUMN delta_proof bytea;
