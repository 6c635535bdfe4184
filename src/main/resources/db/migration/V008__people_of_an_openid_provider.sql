create table oidc_identity (
    issuer text not null,
    subject text not null,
    person_id uuid not null references person on delete cascade,
    created_at timestamptz not null,
    primary key (issuer, subject)
);
create index oidc_identity_of_person on oidc_identity (person_id);

-- A browser's way to the provider and back; good once, for ten minutes.
create table oidc_journey (
    hash bytea primary key, -- of the state
    browser_hash bytea not null, -- of the cookie
    nonce varchar(100) not null,
    verifier varchar(128) not null,
    next text not null,
    person_id uuid references person on delete cascade, -- who is to prove to be there; null for signing in
    started_at timestamptz not null
);
create index oidc_journey_by_start on oidc_journey (started_at);

alter table role_grant
    add source varchar(10) not null default 'DESK' check (source in ('DESK', 'VOUCHED')); -- who takes it away again
