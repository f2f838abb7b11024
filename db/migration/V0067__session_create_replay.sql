-- A replay counts nowhere: it says nothing of models.
alter table execution add column replay boolean not null default false;

-- What came of the execution that is replayed; file contents by their hashes.
create table replay (
    execution_id uuid primary key references execution (id) on delete cascade,
    recorded jsonb not null
);
