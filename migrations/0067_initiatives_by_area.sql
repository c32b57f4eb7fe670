-- The list of one area, in its order, without a look at those of all others; the one before it had no order.
create index on initiatives.initiative (community_id, area_id, published_at, id) where state = 'public';
drop index initiatives.initiative_community_id_area_id_idx;
