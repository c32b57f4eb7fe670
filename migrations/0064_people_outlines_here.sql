-- An outline lies in the Netherlands: in Europe, or on Bonaire, Sint Eustatius or Saba. Whoever types
-- latitude before longitude is told so before; twin of isInTheNetherlands in people/model/outline.ts.
alter table people.area add constraint outline_in_the_netherlands check (
  outline is null or not jsonb_path_exists(outline, 'strict $[*][*] ? (!(
    (@[0] >= 3 && @[0] <= 7.5 && @[1] >= 50.5 && @[1] <= 54)
    || (@[0] >= -69 && @[0] <= -62 && @[1] >= 12 && @[1] <= 18)))')) not valid;
alter table people.area validate constraint outline_in_the_netherlands;
