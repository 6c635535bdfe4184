-- What calendars and feeds say of a plan: how often it has changed in public, when last, and when the stop was to start before.
alter table stop add column plan_revision integer not null default 0;
alter table stop add column published_at timestamptz;
alter table stop add column plan_changed_at timestamptz;
alter table stop add column told_starts_at timestamptz; -- the start that the public knows
alter table stop add column former_starts_at timestamptz;

update stop s set
    published_at = coalesce(
        (select min(e.at) from tour_event e where e.tour_id = s.tour_id and e.stop_id = s.id and e.kind = 'ADDED'), t.created_at),
    plan_changed_at = coalesce(
        (select max(e.at) from tour_event e where e.tour_id = s.tour_id and e.stop_id = s.id
            and e.kind in ('ADDED', 'SLIPPED', 'MOVED', 'CANCELLED', 'REINSTATED')), t.created_at),
    plan_revision =
        (select count(*) from tour_event e where e.tour_id = s.tour_id and e.stop_id = s.id
            and e.kind in ('SLIPPED', 'MOVED', 'CANCELLED', 'REINSTATED')),
    told_starts_at = s.starts_at
from tour t where t.id = s.tour_id and s.published;

-- Since when a page that programs fetch again and again is as it is.
create table page_state (
    path varchar(300) primary key,
    hash varchar(64) not null,
    changed_at timestamptz not null
);

-- WebSub. A wish stands here until the subscriber has answered for it.
create table feed_intent (
    id uuid primary key,
    subscribes boolean not null,
    topic varchar(300) not null, -- path of the feed
    tour_id uuid not null references tour on delete cascade,
    callback varchar(1000) not null,
    host varchar(255) not null, -- of the callback
    secret bytea, -- opens only for this feed and callback, under a key that is not in here
    lease_seconds integer not null,
    attempts integer not null default 0,
    next_at timestamptz not null,
    unique (topic, callback)
);
create index feed_intent_by_due on feed_intent (next_at, id);
create index feed_intent_of_host on feed_intent (host);

create table feed_subscription (
    id uuid primary key,
    topic varchar(300) not null,
    tour_id uuid not null references tour on delete cascade,
    callback varchar(1000) not null,
    host varchar(255) not null,
    secret bytea,
    ends_at timestamptz not null,
    told varchar(64) not null, -- hash of the feed as this subscriber knows it
    next_at timestamptz, -- null: nothing to tell
    claim uuid,
    attempts integer not null default 0,
    unique (topic, callback)
);
create index feed_subscription_by_due on feed_subscription (next_at, id) where next_at is not null;
create index feed_subscription_of_tour on feed_subscription (tour_id, topic);
create index feed_subscription_of_host on feed_subscription (host);
