create table tour (
    id uuid primary key,
    slug varchar(80) not null unique,
    title varchar(160) not null,
    host_id uuid not null references person,
    public_delay_minutes integer not null default 0 check (public_delay_minutes between 0 and 1440),
    public_after_leaving boolean not null default false,
    revision bigint not null default 0,
    created_at timestamptz not null
);

-- Numbers a tour's events in commit order: whoever writes to a tour locks its row until commit.
create table tour_log (
    tour_id uuid primary key references tour on delete cascade,
    last_number bigint not null default 0
) with (fillfactor = 50);

-- Append-only, of what is public; ids only, so that people and texts can be forgotten.
create table tour_event (
    tour_id uuid not null references tour on delete cascade,
    number bigint not null,
    kind varchar(20) not null,
    stop_id uuid not null,
    check_in_id uuid,
    at timestamptz not null,
    primary key (tour_id, number)
);
create unique index tour_event_of_check_in on tour_event (check_in_id) where check_in_id is not null;

create table stop (
    id uuid primary key,
    tour_id uuid not null references tour on delete cascade,
    position integer not null,
    slug varchar(100) not null,
    store varchar(120) not null,
    street varchar(200) not null,
    city varchar(120) not null,
    region varchar(80) not null,
    postal_code varchar(20) not null,
    country char(2) not null,
    latitude double precision not null check (latitude between -90 and 90),
    longitude double precision not null check (longitude between -180 and 180),
    zone varchar(60) not null,
    starts_local timestamp not null,
    ends_local timestamp not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    reveal_at timestamptz,
    published boolean not null default false,
    cancelled_at timestamptz,
    cancel_reason varchar(300),
    -- what staff knows
    status varchar(20) not null default 'PLANNED',
    expected_at timestamptz,
    arrived_at timestamptz,
    left_at timestamptz,
    -- what the public knows: behind the former where the tour has a public delay
    shown_status varchar(20) not null default 'PLANNED',
    shown_expected_at timestamptz,
    shown_arrived_at timestamptz,
    shown_left_at timestamptz,
    -- when time alone changes something: a reveal, the closing, the end of a public delay
    next_due timestamptz,
    unique (tour_id, slug)
);
create index stop_in_order on stop (tour_id, starts_at, position, id);
create index stop_by_due on stop (next_due, id) where next_due is not null;

-- Addresses that stops had before they moved to another store: they redirect. A hidden stop may change its address too;
-- staff still finds it by the old one, which must not redirect for the public.
create table former_slug (
    tour_id uuid not null references tour on delete cascade,
    slug varchar(100) not null,
    stop_id uuid not null references stop on delete cascade,
    was_public boolean not null default true,
    primary key (tour_id, slug)
);
create index former_slug_of_stop on former_slug (stop_id);

-- A slip is named by its sender, so that a repeated request slips once.
create table slip (
    id uuid primary key,
    tour_id uuid not null references tour on delete cascade,
    stop_id uuid not null references stop on delete cascade,
    minutes integer not null,
    scope varchar(20) not null,
    person_id uuid not null,
    slipped_at timestamptz not null
);
create index slip_of_stop on slip (stop_id);
