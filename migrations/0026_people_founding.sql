-- What a community brings when it is founded: codes of Statistics Netherlands (CBS) for itself and its
-- areas, the languages it offers, and its own colours.
alter table people.community
  drop constraint community_cbs_code_check,
  add constraint community_cbs_code_check
    check (cbs_code ~ '^(GM[0-9]{4}|WK[0-9]{6}|BU[0-9]{8}|PV[0-9]{2})$'),
  add column languages text[] not null default '{nl,en}'
    check (cardinality(languages) between 1 and 2 and languages <@ '{nl,en}'::text[]
      and 'nl' = any (languages)),
  add column theme jsonb check (jsonb_typeof(theme) = 'object');
alter table people.area
  add column cbs_code text check (cbs_code ~ '^(GM[0-9]{4}|WK[0-9]{6}|BU[0-9]{8})$'),
  add unique (community_id, cbs_code);
grant update (phone, lead, lead_en, mail_address, languages, theme) on people.community
  to meent_app;
