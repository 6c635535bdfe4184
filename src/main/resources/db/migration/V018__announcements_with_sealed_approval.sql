create table announcement (
    id uuid primary key, -- chosen by who writes it
    tour_id uuid not null references tour on delete cascade,
    stop_id uuid not null references stop on delete cascade,
    title varchar(200) not null,
    text varchar(5000) not null, -- with fields
    language varchar(20) not null,
    linked boolean not null,
    photo_id uuid,
    photo_alt varchar(1500),
    anchor varchar(10) not null check (anchor in ('STARTS', 'ENDS', 'ARRIVAL', 'APPROVAL', 'FIXED')),
    offset_minutes integer, -- from the anchor
    fixed_local timestamp, -- by the clocks of the store
    due_at timestamptz, -- null until the host has arrived
    quiet boolean not null default false, -- moved out of the quiet hours
    state varchar(10) not null check (state in ('DRAFT', 'REVIEW', 'APPROVED', 'CHANGED', 'CANCELLED')),
    why varchar(500), -- why it has changed since it was approved, or is cancelled
    authors uuid[] not null, -- everybody who had a hand in the words
    corrects uuid references announcement on delete cascade,
    noticed bytea, -- hash of what would be right instead, when a correction was last drafted
    version bigint not null,
    made_at timestamptz not null,
    changed_at timestamptz not null,
    constraint offset_or_time check ((anchor = 'FIXED') = (fixed_local is not null) and (anchor = 'FIXED') = (offset_minutes is null))
);
create index announcement_of_stop on announcement (stop_id) where state <> 'CANCELLED';
create index announcement_of_tour on announcement (tour_id, due_at);
create unique index announcement_correction on announcement (corrects) where state in ('DRAFT', 'REVIEW');

create table announcement_channel (
    announcement_id uuid not null references announcement on delete cascade,
    channel_id uuid not null references channel on delete cascade,
    text varchar(5000), -- null: as everywhere
    primary key (announcement_id, channel_id)
);

create table approval (
    id uuid primary key,
    announcement_id uuid not null references announcement on delete cascade,
    seal bytea not null, -- SHA-256 of what was approved
    sealed jsonb not null, -- what was approved, to the letter
    person_id uuid, -- null: by a link
    name varchar(80) not null,
    reason varchar(1000), -- why a billboard may go out
    approved_at timestamptz not null,
    ended_at timestamptz,
    ended_why varchar(500)
);
create unique index approval_now on approval (announcement_id) where ended_at is null;

create table approval_link (
    id uuid primary key,
    announcement_id uuid not null references announcement on delete cascade,
    secret_hash bytea not null unique,
    name varchar(80) not null, -- of who is asked
    made_by uuid not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);

create table announcement_comment (
    id uuid primary key,
    announcement_id uuid not null references announcement on delete cascade,
    person_id uuid, -- null: by a link
    name varchar(80) not null,
    words varchar(2000) not null,
    written_at timestamptz not null
);
create index announcement_comment_of on announcement_comment (announcement_id, written_at, id);

create table announcement_template (
    id uuid primary key,
    tour_id uuid not null references tour on delete cascade,
    name varchar(80) not null,
    title varchar(200) not null,
    text varchar(5000) not null,
    language varchar(20) not null,
    linked boolean not null,
    anchor varchar(10) not null check (anchor in ('STARTS', 'ENDS', 'ARRIVAL')),
    offset_minutes integer not null,
    changed_at timestamptz not null
);
create unique index announcement_template_by_name on announcement_template (tour_id, lower(name));

create table tour_voice (
    tour_id uuid primary key references tour on delete cascade,
    quiet_from time, -- by the clocks of the store; null: never quiet
    quiet_until time,
    lint jsonb -- thresholds other than the usual ones; null: the usual ones
);
