-- Where an area lies: the rings of its border in degrees, for the map.
alter table people.area add column outline jsonb
  constraint outline_of_rings check (jsonb_typeof(outline) = 'array' and length(outline::text) <= 200000);
grant update (outline) on people.area to meent_app;
