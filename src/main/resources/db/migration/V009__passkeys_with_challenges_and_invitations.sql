create table passkey (
    id uuid primary key,
    person_id uuid not null references person on delete cascade,
    name varchar(80) not null,
    credential_id bytea not null unique,
    credential bytea not null, -- attested credential data of WebAuthn: model, id and public key
    transports varchar(20)[] not null,
    counter bigint not null, -- of uses, where the device counts; one that goes back tells of a copy
    backup_eligible boolean not null,
    backed_up boolean not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    copied_at timestamptz -- when its counter went back; it opens nothing since
);
create index passkey_of_person on passkey (person_id);

alter table sign_in_session
    add passkey_id uuid references passkey on delete cascade; -- it was opened with; it ends with that
create index sign_in_session_of_passkey on sign_in_session (passkey_id) where passkey_id is not null;

create table passkey_challenge (
    hash bytea primary key,
    purpose varchar(10) not null check (purpose in ('REGISTER', 'SIGN_IN', 'PROVE')),
    person_id uuid references person on delete cascade, -- null for signing in: nobody knows yet who it will be
    expires_at timestamptz not null,
    check ((purpose = 'SIGN_IN') = (person_id is null))
);
create index passkey_challenge_by_expiry on passkey_challenge (expires_at);

create table invitation (
    id uuid primary key,
    person_id uuid not null unique references person on delete cascade, -- a newer one ends the older
    hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
