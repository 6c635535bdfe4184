-- One chain for each tour and one, of id zero, for the installation. Holds ids and words of our own, never names or texts.
create table audit_entry (
    chain uuid not null,
    number bigint not null,
    at timestamptz not null,
    actor varchar(40) not null, -- a person's id, "administrator" or "program"
    act varchar(40) not null,
    thing varchar(20) not null,
    thing_id varchar(80) not null,
    detail varchar(100) not null,
    key_id integer not null,
    hash bytea not null,
    primary key (chain, number)
);
create index audit_entry_by_actor on audit_entry (actor, at);

-- Where each chain ends now, and where what is still kept of it begins.
create table audit_head (
    chain uuid primary key,
    number bigint not null,
    state bytea not null, -- behind the last entry, which shows only its hash
    kept_after bigint not null default 0,
    state_before bytea not null
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('whistlestop.audit_rotates', true) = 'on' then
        return old;
    end if;
    raise exception 'The audit log is append-only';
end
$$;
create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function audit_is_append_only();
create trigger audit_entries_stay before truncate on audit_entry
    for each statement execute function audit_is_append_only();
