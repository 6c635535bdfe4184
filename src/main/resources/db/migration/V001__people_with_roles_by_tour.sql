create table person (
    id uuid primary key,
    name varchar(120) not null,
    created_at timestamptz not null
);

create table role_grant (
    person_id uuid not null references person on delete cascade,
    tour_id uuid not null, -- no foreign key: people stand below tours and know them by id only
    role varchar(20) not null check (role in ('HOST', 'PR', 'APPROVER', 'MODERATOR', 'ADMIN')),
    primary key (person_id, tour_id, role)
);

create table access_token (
    id uuid primary key,
    person_id uuid not null references person on delete cascade,
    name varchar(80) not null,
    hash bytea not null unique,
    created_at timestamptz not null,
    revoked_at timestamptz
);
create index access_token_of_person on access_token (person_id);

create table sign_in_session (
    id uuid primary key,
    person_id uuid not null references person on delete cascade,
    token_id uuid references access_token on delete cascade, -- it was opened with; it ends with that
    hash bytea not null unique,
    created_at timestamptz not null,
    last_used_at timestamptz not null, -- to the minute
    expires_at timestamptz not null
);
create index sign_in_session_of_token on sign_in_session (token_id) where token_id is not null;
create index sign_in_session_of_person on sign_in_session (person_id);
create index sign_in_session_by_expiry on sign_in_session (expires_at);
