-- Null where a replay is of a cassette that came from elsewhere, and where what it replays is gone.
alter table execution add column replay_of uuid references execution (id) on delete set null;

create index execution_replays on execution (replay_of) where replay_of is not null;
