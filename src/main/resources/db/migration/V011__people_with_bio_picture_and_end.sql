alter table person
    add bio varchar(500) not null default '',
    add links varchar(200)[] not null default '{}',
    add removed_at timestamptz;

create table person_picture (
    person_id uuid primary key references person on delete cascade,
    hash varchar(16) not null,
    jpeg bytea not null
);
