create table check_in (
    id uuid primary key,
    tour_id uuid not null references tour on delete cascade,
    stop_id uuid not null references stop on delete cascade,
    person_id uuid not null,
    kind varchar(20) not null check (kind in ('ARRIVED', 'LATE', 'LEFT', 'WITHDRAWN')),
    minutes integer,
    withdraws uuid,
    happened_at timestamptz not null, -- on the phone's clock
    received_at timestamptz not null, -- on ours
    counts_at timestamptz not null, -- the phone's time, or receipt where the phone's clock runs ahead
    public_at timestamptz, -- null: public when the host has left
    withdrawn boolean not null default false,
    seen bigint,
    note varchar(500),
    number bigint -- in the tour's log, once public
);
-- The state of a stop is read off the newest of each kind.
create index check_in_newest_of_kind on check_in (stop_id, kind, counts_at desc, id desc) where not withdrawn;
create index check_in_that_withdraws on check_in (withdraws) where withdraws is not null;
create index check_in_of_tour on check_in (tour_id, counts_at desc, id desc);
create index check_in_without_number on check_in (stop_id, counts_at, id) where number is null;
