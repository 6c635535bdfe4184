create table official_account (
    id uuid primary key,
    tour_id uuid not null references tour on delete cascade,
    position int not null,
    label varchar(80) not null,
    url varchar(500) not null,
    links_back varchar(10) not null check (links_back in ('YES', 'NO', 'UNKNOWN')), -- as of checked_at
    checked_at timestamptz, -- null: not yet
    seen_at timestamptz, -- when it last linked back
    problem varchar(200), -- why it is unknown, in words that the public may read
    check_due timestamptz not null,
    constraint account_listed_once unique (tour_id, url)
);
create index official_account_due on official_account (check_due, id);
