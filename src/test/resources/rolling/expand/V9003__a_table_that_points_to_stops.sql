create table carpool (
    id uuid primary key,
    stop_id uuid not null references stop on delete cascade,
    seats integer not null
);
