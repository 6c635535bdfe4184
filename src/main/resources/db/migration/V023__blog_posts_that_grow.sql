create table story (
    tour_id uuid primary key references tour on delete cascade,
    channel_id uuid references channel on delete set null, -- the blog; null: none
    live varchar(10) not null check (live in ('NONE', 'TOUR', 'STOP')),
    live_published boolean not null,
    wrap_up varchar(10) not null check (wrap_up in ('NONE', 'DAY', 'STOP')),
    wrap_up_at time not null, -- by the clocks of the day's last store
    wrap_up_since timestamptz not null, -- what ended before is not wrapped up by itself
    author varchar(100),
    category varchar(200),
    read_to bigint not null, -- number of the tour's log up to which the posts know
    changed_by uuid not null,
    changed_at timestamptz not null
);

-- What should stand in a blog and what does. What is to be written is not kept but read when it is written.
create table story_post (
    id uuid primary key,
    tour_id uuid not null references tour on delete cascade,
    channel_id uuid not null references channel on delete cascade,
    kind varchar(10) not null check (kind in ('LIVE', 'WRAP_UP')),
    subject varchar(60) not null, -- tour, a stop's id or a day
    stop_id uuid, -- no foreign key: what was written stays when an itinerary drops the stop
    day date, -- by the clocks of its stores
    name varchar(150) not null, -- slug in the blog, fixed before the first attempt
    wanted bigint not null default 1, -- rises with all that happens
    written bigint not null default 0, -- what of it stands there
    wanted_at timestamptz not null default now(),
    state varchar(10) not null check (state in ('WAITING', 'STANDS', 'HELD', 'FAILED', 'LEFT')),
    next_at timestamptz, -- when to look after it; null: not by itself
    words varchar(2000), -- why it is held or failed
    held varchar(10) check (held in ('EDITED', 'TAKEN_OUT', 'TRASHED', 'DELETED', 'PUBLISHED')),
    standing text, -- while it is held: what stands there
    offered text, -- and what we would write
    decision varchar(10) check (decision in ('OVER', 'PART')),
    decided_for char(64), -- hash of the standing content that a person saw
    blog_id bigint,
    author_id bigint,
    link varchar(1000),
    status varchar(20),
    published boolean not null default false, -- by us, once
    title varchar(300), -- as we wrote it last
    written_at timestamptz,
    made_at timestamptz not null default now(),
    unique (channel_id, kind, subject),
    unique (channel_id, name)
);
create index story_post_due on story_post (channel_id, next_at, id) where next_at is not null;
create index story_post_of_tour on story_post (tour_id, made_at);

-- Every wording of our part that was ever sent: what stands there and is none of these, an editor has changed.
create table story_wording (
    post_id uuid not null references story_post on delete cascade,
    hash char(64) not null,
    sent_at timestamptz not null default now(),
    primary key (post_id, hash)
);

create table story_photo (
    channel_id uuid not null references channel on delete cascade,
    photo_id uuid not null, -- no foreign key: it is to be taken down there when it is gone here
    name varchar(60) not null, -- slug in the media library, fixed before the first attempt
    blog_id bigint, -- null: not there, or nobody has heard
    address varchar(1000),
    described char(64), -- hash of its words there
    drop_at timestamptz, -- when to take it out of there
    dropped_since timestamptz,
    words varchar(2000), -- why it could not be taken out
    primary key (channel_id, photo_id),
    unique (channel_id, name)
);
create index story_photo_due on story_photo (drop_at) where drop_at is not null;

-- One process at a time writes to a blog, in order.
create table story_blog (
    channel_id uuid primary key references channel on delete cascade,
    claim uuid,
    until timestamptz not null default now(), -- the end of the lease, or of the wait after a failure
    attempts integer not null default 0, -- in a row without an answer
    words varchar(2000)
);
