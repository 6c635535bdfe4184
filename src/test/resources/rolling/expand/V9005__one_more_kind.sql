alter table check_in drop constraint check_in_kind_check;
alter table check_in add constraint check_in_kind_check
    check (kind in ('ARRIVED', 'LATE', 'LEFT', 'WITHDRAWN', 'RESTING')) not valid;
alter table check_in validate constraint check_in_kind_check;
