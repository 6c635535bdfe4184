delete from sign_in_session; -- nobody knows how they were opened; their owners sign in once more
alter table sign_in_session
    add kind varchar(10) not null check (kind in ('SESSION', 'PHONE')),
    add way varchar(10) not null check (way in ('PASSKEY', 'TOKEN', 'ONE_TAP', 'INVITATION', 'OTHER')),
    add tour_id uuid, -- the one tour that a phone is for
    add scopes varchar(20)[] not null,
    add device varchar(60) not null, -- in words; what the browser calls itself in full is not kept
    add proven_at timestamptz, -- null for a phone: nobody asks it for proof
    add check ((kind = 'PHONE') = (tour_id is not null));
create index sign_in_session_of_tour on sign_in_session (tour_id) where tour_id is not null;
