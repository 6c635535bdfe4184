alter table check_in add column mood varchar(20) not null default 'fine';
