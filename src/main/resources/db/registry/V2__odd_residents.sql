-- For operators, as `residents` is: how many lines of the file suffered from what, `MISSING=3 CRLF=12`.
ALTER TABLE extract ADD COLUMN faults text NOT NULL DEFAULT '';
