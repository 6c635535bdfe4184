alter table access_token add parent_id uuid references access_token on delete cascade; -- the token that made it
create index access_token_of_parent on access_token (parent_id) where parent_id is not null;
