create table field_note (
    id uuid primary key, -- chosen by the phone, so that a repeated note is the same one
    tour_id uuid not null references tour on delete cascade,
    stop_id uuid not null references stop on delete cascade,
    person_id uuid not null,
    kind varchar(10) not null check (kind in ('WISH', 'COMPLAINT', 'PRAISE')),
    words varchar(1000), -- the customer's; null once forgotten
    tags varchar(40)[] not null, -- as they were written
    tag_keys varchar(40)[] not null, -- the same, folded, to be found by
    happened_at timestamptz not null, -- on the phone's clock
    received_at timestamptz not null, -- on ours
    forgotten_at timestamptz,
    constraint words_until_forgotten check ((words is null) = (forgotten_at is not null))
);
create index field_note_of_tour on field_note (tour_id, received_at desc, id desc);
create index field_note_of_stop on field_note (stop_id, received_at desc, id desc);
create index field_note_by_tag on field_note using gin (tag_keys);
create index field_note_with_words on field_note (tour_id, received_at) where words is not null;
