-- What is found follows the record, a stretch at a time, before anybody searches (decision 0082): up to
-- the entry of this number its things were told. What is hidden goes at once, in its own transaction.
create table search.followed (
  community_id uuid primary key references people.community,
  number bigint not null check (number >= 0)
);
call platform.protect('search.followed', 'select, insert, update');

-- Until now each thing was told in the transaction that changed it.
insert into search.followed (community_id, number)
  select community_id, record_length from platform.community_state;

-- Which communities have entries that were not told yet; no more of them than that.
create function search.behind() returns setof uuid
  language sql stable security definer set search_path = ''
  as $f$
    select s.community_id from platform.community_state s
    left join search.followed f on f.community_id = s.community_id
    where s.record_length > coalesce(f.number, 0)
  $f$;
revoke all on function search.behind() from public;
grant execute on function search.behind() to meent_app;
