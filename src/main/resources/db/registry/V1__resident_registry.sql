-- The extract that answers: one row, changed in the transaction that changes the residents.
CREATE TABLE extract (
    only_row  boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    -- How header, keys and residents are written; a service answers from the format that it knows, or not at all.
    format    smallint    NOT NULL,
    -- The header line of the snapshot file: as-of, coverage, source.
    header    text        NOT NULL,
    -- Random, new with every load: this extract's own keys are derived from it.
    salt      bytea       NOT NULL,
    -- Shows the service that header and salt come from a holder of its key.
    proof     bytea       NOT NULL,
    -- For operators.
    residents bigint      NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT now()
);

-- A resident: found by a keyed hash of the Individual Number, and sealed. Two rows of one key are two residents of one
-- number, which registries hold; hence no unique index.
CREATE TABLE resident (
    key    bytea NOT NULL,
    sealed bytea NOT NULL
);
CREATE INDEX resident_key ON resident (key);

-- What is sealed cannot be compressed.
ALTER TABLE resident ALTER COLUMN sealed SET STORAGE EXTERNAL;
