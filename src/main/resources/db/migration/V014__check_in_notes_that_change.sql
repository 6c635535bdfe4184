-- A public word may come after the tap, and be mended; what came with the tap stays, to know a repeat by.
alter table check_in add column first_note varchar(500);
update check_in set first_note = note;
alter table check_in add column noted_at timestamptz; -- on the phone's clock: the newest word stands
