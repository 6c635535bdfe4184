-- One row: the key by which push services know this installation (RFC 8292). Followers are bound to it.
create table push_key (
    id smallint primary key check (id = 1),
    sealed bytea not null, -- opens only for this table, under a key that is not in here
    made_at timestamptz not null
);

create table follower (
    id uuid primary key, -- chosen by the browser
    tour_id uuid not null references tour on delete cascade,
    stop_id uuid references stop on delete cascade, -- null: follows the whole tour
    endpoint varchar(1000) not null, -- where the browser's push service takes what is for it
    public_key bytea not null, -- the browser's, to seal for it alone
    auth bytea not null, -- known to the browser and us
    network bytea, -- keyed hash, for a day: so that nobody fills the table
    followed_at timestamptz not null,
    heard_at timestamptz not null -- when the browser or its push service last took part
);
create unique index follower_once on follower (tour_id, endpoint, coalesce(stop_id, tour_id));
create index follower_of_stop on follower (stop_id) where stop_id is not null;
create index follower_by_network on follower (network) where network is not null;

-- How many have followed and were forgotten when it was over.
create table former_followers (
    tour_id uuid not null references tour on delete cascade,
    place_id uuid not null, -- the stop; the tour itself for those who followed the whole
    many integer not null,
    primary key (tour_id, place_id)
);

-- Who was served by which delivery: a repeat goes on where it stopped.
create table push_sent (
    delivery_id uuid not null, -- no foreign key: it is the order that counts, whoever gives it
    follower_id uuid not null, -- no foreign key: who is gone is counted too
    told boolean not null, -- false: the push service knows them no more
    at timestamptz not null,
    primary key (delivery_id, follower_id)
);
create index push_sent_by_age on push_sent (at);
