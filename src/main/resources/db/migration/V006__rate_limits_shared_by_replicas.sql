-- Minutes old and of no worth after a crash, so no write-ahead log.
create unlogged table rate_limit (
    id bytea primary key, -- keyed hash of the limit's name and of the address or person
    state bytea,
    expires_at bigint -- milliseconds since 1970
) with (fillfactor = 50);
create index rate_limit_by_expiry on rate_limit (expires_at);
