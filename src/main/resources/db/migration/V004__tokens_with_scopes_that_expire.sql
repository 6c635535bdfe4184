-- What stood before could do everything; it goes on for a quarter of a year.
alter table access_token
    add scopes varchar(20)[] not null default '{read,check-in,photos,notes,plan,people,publish,keys}',
    add expires_at timestamptz not null default now() + interval '90 days',
    add last_used_at timestamptz; -- to the minute
alter table access_token alter scopes drop default, alter expires_at drop default;
