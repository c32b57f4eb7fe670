-- The next short number as part of the statement that uses it: whoever says something else waits for
-- this number from here to the commit, and so for one answer less.
create function platform.next_number(of_community uuid, letter text, of_year int) returns text
  language sql volatile set search_path = ''
  as $f$
    insert into platform.short_number as n (community_id, prefix, year, last)
    values (of_community, letter, of_year, 1)
    on conflict (community_id, prefix, year) do update set last = n.last + 1
    returning letter || '-' || of_year || '-' || lpad(n.last::text, greatest(3, length(n.last::text)), '0')
  $f$;
revoke all on function platform.next_number(uuid, text, int) from public;
grant execute on function platform.next_number(uuid, text, int) to meent_app;
