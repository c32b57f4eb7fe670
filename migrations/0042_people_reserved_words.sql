-- The word of a community begins its address, so it is none with which an address of Meent begins.
-- The twin of reservedWords in src/modules/people/model.ts; a test holds them equal.
create function people.is_reserved(word text) returns boolean
  language sql immutable parallel safe
  return word in ('api', 'assets', 'begin', 'en', 'favicon', 'gezond', 'nl', 'robots', 'sitemap');
alter table people.community add constraint word_is_free check (not people.is_reserved(slug));
