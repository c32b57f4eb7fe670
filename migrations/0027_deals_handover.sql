-- The handshake: when an official or alderman leaves, a letter per running deal or challenge, with the
-- successor, and a word beside it. A deal binds through every change of persons.
create table deals.handover_letter (
  community_id uuid not null,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('deal', 'challenge')),
  subject_id uuid not null,
  from_member uuid not null,
  to_member uuid not null,
  -- Who left, or who wrote it in their place.
  written_by uuid not null,
  promised text not null check (length(promised) between 1 and 4000),
  matters text not null check (length(matters) between 1 and 4000),
  open text not null check (length(open) between 1 and 4000),
  at timestamptz not null,
  primary key (community_id, id),
  -- One letter per person who leaves a thing; two who write at once have one between them.
  unique (community_id, subject_kind, subject_id, from_member),
  foreign key (community_id, from_member) references people.member,
  foreign key (community_id, to_member) references people.member,
  foreign key (community_id, written_by) references people.member,
  constraint successor_is_another check (to_member <> from_member)
);
call platform.protect('deals.handover_letter', 'select, insert');

create table deals.handover_reply (
  community_id uuid not null,
  letter_id uuid not null,
  member_id uuid not null,
  words text not null check (length(words) between 1 and 2000),
  at timestamptz not null,
  primary key (community_id, letter_id, member_id),
  foreign key (community_id, letter_id) references deals.handover_letter,
  foreign key (community_id, member_id) references people.member
);
call platform.protect('deals.handover_reply', 'select, insert');
