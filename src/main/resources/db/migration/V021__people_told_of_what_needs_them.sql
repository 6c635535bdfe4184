alter table channel add column told_at timestamptz; -- when somebody was told that it is closed
alter table delivery add column told_at timestamptz; -- when somebody was told that it waits for a person
-- Few at any time: what waits for a person.
create index delivery_for_a_person on delivery (id) where state in ('HELD', 'FAILED');
