create table stream_address (
    id uuid primary key, -- chosen by the phone, so that a repeated word is the same one
    tour_id uuid not null references tour on delete cascade,
    stop_id uuid not null references stop on delete cascade,
    person_id uuid not null,
    url varchar(500), -- null: the stream has ended
    happened_at timestamptz not null, -- on the phone's clock
    received_at timestamptz not null, -- on ours
    counts_at timestamptz not null -- the phone's time, or receipt where the phone's clock runs ahead
);
create index stream_address_newest on stream_address (stop_id, counts_at desc, id desc);
