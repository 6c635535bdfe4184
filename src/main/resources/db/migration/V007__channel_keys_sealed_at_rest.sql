create table channel_key (
    tour_id uuid not null references tour on delete cascade,
    name varchar(60) not null,
    sealed bytea not null, -- opens only for this tour and name, under a key that is not in here
    set_by uuid not null, -- no foreign key: a person may be forgotten, the key stays
    set_at timestamptz not null,
    primary key (tour_id, name)
);
