-- db-scheduler's own table, by its documentation.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_priority on scheduled_tasks (priority desc, execution_time);
create index scheduled_tasks_by_last_heartbeat on scheduled_tasks (last_heartbeat);

alter table tour_event add column photo_id uuid;

create table photo (
    id uuid primary key, -- chosen by the sender, so that a repeated upload is the same photo
    tour_id uuid not null references tour on delete cascade,
    stop_id uuid references stop on delete set null,
    person_id uuid, -- null: sent in by a fan
    credit varchar(80), -- null: the person who sent it
    alt varchar(500),
    caption varchar(500),
    consent_at timestamptz,
    withdrawal_hash bytea, -- of the secret by which a fan takes the photo back
    taken_at timestamptz,
    received_at timestamptz not null,
    status varchar(10) not null,
    decided_by uuid,
    decided_at timestamptz,
    reason varchar(300),
    failure varchar(300), -- why nothing can be shown of it
    width integer,
    height integer,
    placeholder varchar(1000),
    fingerprint bytea,
    shown boolean not null default false, -- whether the log has told the public
    shown_at timestamptz,
    lead boolean not null default false, -- stands for its stop
    constraint fans_consent check (person_id is not null or consent_at is not null)
);
create index photo_of_tour_shown on photo (tour_id, shown_at desc, id) where shown;
create index photo_waiting on photo (received_at) where status = 'WAITING';
create index photo_of_stop on photo (stop_id, received_at, id);
create index photo_to_decide on photo (tour_id, status, received_at, id);
create unique index photo_in_the_lead on photo (stop_id) where lead;

-- What was handed in: never served, deleted by the retention rule.
create table photo_original (
    photo_id uuid not null references photo on delete cascade,
    part varchar(10) not null,
    objects text[] not null, -- names in the storage, in order
    bytes bigint not null,
    sha256 bytea not null,
    received_at timestamptz not null,
    primary key (photo_id, part)
);

create index photo_original_by_object on photo_original using gin (objects);

create table photo_size (
    object varchar(160) primary key,
    photo_id uuid not null references photo on delete cascade,
    part varchar(10) not null,
    format varchar(10) not null,
    width integer not null,
    height integer not null,
    bytes bigint not null
);
create index photo_size_of_photo on photo_size (photo_id, part, format, width);

-- What was taken down and is not let in again.
create table photo_tombstone (
    photo_id uuid primary key,
    sha256 bytea[] not null,
    fingerprint bytea,
    removed_at timestamptz not null
);

create table photo_report (
    id uuid primary key,
    photo_id uuid not null references photo on delete cascade,
    reason varchar(500) not null,
    reported_at timestamptz not null,
    settled_at timestamptz
);
create index photo_report_open on photo_report (photo_id, reported_at) where settled_at is null;

create table upload (
    id uuid primary key,
    tour_id uuid not null references tour on delete cascade,
    person_id uuid,
    photo_id uuid not null,
    metadata text, -- as the client sent it, with a fan's secret: forgotten with the last byte
    length bigint not null check (length > 0),
    received bigint not null default 0,
    expires_at timestamptz not null,
    completed_at timestamptz,
    network bytea -- of a fan, as a keyed hash, forgotten with the last byte: unfinished uploads count together
);
create index upload_by_expiry on upload (expires_at);
create index upload_unfinished_by_network on upload (network) where completed_at is null;
create index upload_unfinished_by_person on upload (person_id) where completed_at is null;

-- What has arrived of an upload, piece by piece; each piece is on stable storage before its row is written.
create table upload_chunk (
    upload_id uuid not null references upload on delete cascade,
    starts bigint not null,
    length bigint not null check (length > 0),
    object varchar(160) not null,
    primary key (upload_id, starts)
);
create index upload_chunk_by_object on upload_chunk (object);
