-- Whose unfinished uploads count together, where nobody signed in; a keyed hash, forgotten with the last byte.
alter table upload add column network bytea;
create index upload_unfinished_by_network on upload (network) where completed_at is null;
create index upload_unfinished_by_person on upload (person_id) where completed_at is null;
