-- A hidden stop may change its address too: staff still finds it by the old one, which must not redirect for the public.
alter table former_slug add column was_public boolean not null default true;
