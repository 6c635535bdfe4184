create table mention (
    id uuid primary key,
    tour_id uuid not null references tour on delete cascade,
    stop_id uuid references stop on delete cascade, -- null: about the whole tour
    source varchar(2048) not null,
    source_hash bytea not null, -- an index takes no 2,048 letters
    target varchar(2048) not null, -- our page, as it was called when they told us last
    site varchar(253) not null, -- registrable name of the source's host
    protocol varchar(10) not null check (protocol in ('WEBMENTION', 'PINGBACK')),
    state varchar(10) not null check (state in ('QUEUED', 'REFUSED', 'NEW', 'ACCEPTED', 'REJECTED', 'GONE')),
    why varchar(300), -- it is refused, gone, or not looked at yet; for the sender too
    kind varchar(10) check (kind in ('MENTION', 'REPLY', 'LIKE', 'REPOST')), -- this and what follows: as last read there
    author varchar(80),
    author_url varchar(2048),
    extract varchar(400),
    published_at timestamptz,
    changed_at timestamptz, -- its words have become others since somebody accepted them
    received_at timestamptz not null,
    verified_at timestamptz,
    gone_at timestamptz, -- since when it is refused or gone
    decided_by uuid,
    decided_at timestamptz,
    answer varchar(2000),
    answered_by uuid,
    answered_at timestamptz,
    failures integer not null default 0, -- looks in a row at which the page did not answer
    again boolean not null default false, -- told of anew while it was being looked at
    due_at timestamptz, -- when to look; null: not by itself
    claim uuid, -- of the process that looks now
    constraint answered_by_name check ((answer is null) = (answered_by is null))
);
create unique index mention_once on mention (source_hash, tour_id, coalesce(stop_id, tour_id));
create index mention_due on mention (due_at, id);
create index mention_of_tour on mention (tour_id, received_at desc, id desc);
create index mention_of_stop on mention (stop_id) where state = 'ACCEPTED';
create index mention_waiting on mention (site) where state = 'QUEUED';
create index mention_over on mention (gone_at) where gone_at is not null;

-- What one place was asked of late, by all replicas together: nobody uses us against others.
create table visit_budget (
    place varchar(260) primary key, -- a registrable name or an address
    visits timestamptz[] not null
);

-- A link in what we publish, and whether its page was told.
create table outlink (
    id uuid primary key,
    tour_id uuid not null references tour on delete cascade,
    stop_id uuid not null references stop on delete cascade, -- on whose page the link stands
    target varchar(2048) not null,
    target_hash bytea not null,
    words_hash bytea not null, -- of what stands around the link
    state varchar(10) not null check (state in ('WAITING', 'TOLD', 'SILENT', 'FAILED')), -- SILENT: wants to hear nothing
    why varchar(300),
    stands boolean not null default true, -- false: we have taken the link away
    told_at timestamptz,
    failures integer not null default 0,
    again boolean not null default false,
    due_at timestamptz,
    claim uuid,
    made_at timestamptz not null default now(),
    unique (stop_id, target_hash)
);
create index outlink_due on outlink (due_at, id);
