-- Numbers for who runs Meent, over all communities together and about nobody in particular. Only the
-- worker may ask: the app has row-level security and sees one community at a time.

-- When `npm run backup` last ended well; its age is watched.
alter table platform.installation add column backed_up_at timestamptz;

create function platform.operating_figures()
  returns table (
    communities bigint,
    record_entries bigint,
    outbox_waiting bigint,
    mail_waiting bigint,
    mail_oldest_seconds double precision,
    webhooks_failing bigint,
    webhooks_stopped bigint,
    backup_age_seconds double precision
  )
  language sql stable security definer set search_path = ''
  begin atomic
    select
      (select count(*) from people.community),
      (select coalesce(sum(record_length), 0)::bigint from platform.community_state),
      (select count(*) from platform.outbox),
      mail.waiting,
      mail.oldest_seconds,
      webhook.failing,
      webhook.stopped,
      (select extract(epoch from now() - backed_up_at)::double precision from platform.installation)
    from
      (select count(*) as waiting,
         coalesce(extract(epoch from now() - min(made_at)), 0)::double precision as oldest_seconds
       from platform.mail where state = 'queued') as mail,
      (select count(*) filter (where failures > 0 and stopped_at is null) as failing,
         count(*) filter (where stopped_at is not null) as stopped
       from webhooks.endpoint) as webhook;
  end;
revoke all on function platform.operating_figures() from public;
grant execute on function platform.operating_figures() to meent_worker;
