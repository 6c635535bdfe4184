create table channel (
    id uuid primary key,
    tour_id uuid not null references tour on delete cascade,
    kind varchar(20) not null check (kind in ('WORDPRESS', 'BLUESKY', 'MASTODON', 'WEBHOOK', 'PUSH', 'PAGES', 'X')),
    name varchar(60) not null,
    address varchar(300), -- null: it is our own
    account varchar(200),
    settings jsonb not null default '{}',
    key_name varchar(60), -- in channel_key
    added_by uuid not null,
    added_at timestamptz not null,
    removed_at timestamptz, -- kept, because what was said there is
    checked_at timestamptz,
    known_as varchar(300), -- by the last check that went well
    trouble varchar(1000) -- by the last check; null when it went well
);
create unique index channel_by_name on channel (tour_id, lower(name)) where removed_at is null;

create table delivery (
    id uuid primary key,
    tour_id uuid not null references tour on delete cascade,
    stop_id uuid, -- no foreign key: what was said stays when an itinerary drops the stop
    announcement_id uuid not null,
    channel_id uuid not null references channel on delete cascade,
    name varchar(100) not null, -- under which it stands at the channel, fixed before the first attempt
    title varchar(300) not null,
    text text not null,
    language varchar(20) not null,
    link varchar(500),
    photo_id uuid,
    photo_alt varchar(2000),
    due_at timestamptz, -- null: waits for the host's arrival
    window_from timestamptz, -- the time within which it was approved to go out
    window_until timestamptz,
    state varchar(10) not null
        check (state in ('WAITING', 'SENDING', 'UNSURE', 'SENT', 'HELD', 'FAILED', 'CANCELLED')),
    next_at timestamptz, -- when to act: due, the end of the lease, the next attempt; null: not by itself
    claim uuid, -- of the process that has it now
    unsure boolean not null default false, -- it may stand there
    unsure_since timestamptz,
    released_at timestamptz, -- a person let it go after it was held
    cancel_why varchar(300), -- asked for while it was on its way
    attempts integer not null default 0,
    words varchar(2000), -- why it is held, failed or cancelled
    sent_at timestamptz,
    sent_id varchar(500),
    sent_link varchar(1000),
    answer varchar(2000),
    made_at timestamptz not null default now(),
    unique (channel_id, name)
);
-- The claim's order, to the letter.
create index delivery_due on delivery (next_at, id) where state in ('WAITING', 'SENDING', 'UNSURE');
create index delivery_of_tour on delivery (tour_id, due_at);
-- One announcement stands at most once on a channel, whatever two approvals at once may think.
create unique index delivery_once on delivery (announcement_id, channel_id) where state <> 'CANCELLED';

create table delivery_attempt (
    delivery_id uuid not null references delivery on delete cascade,
    number integer not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome varchar(10) check (outcome in ('SENT', 'REFUSED', 'NOT_NOW', 'UNKNOWN')), -- null: nobody knows
    words varchar(2000),
    primary key (delivery_id, number)
);

create table delivery_step (
    delivery_id uuid not null references delivery on delete cascade,
    step varchar(60) not null,
    value text not null,
    kept_at timestamptz not null default now(),
    primary key (delivery_id, step)
);

create table silence (
    id uuid primary key,
    tour_id uuid references tour on delete cascade, -- null: all tours
    reason varchar(300) not null,
    began_by uuid not null,
    began_at timestamptz not null,
    ended_by uuid,
    ended_at timestamptz
);
create unique index silence_now on silence (coalesce(tour_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null;
