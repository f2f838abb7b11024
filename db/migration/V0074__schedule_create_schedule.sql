-- A request that comes by the clock. The row is locked by whoever does what it is due for.
create table schedule (
    id uuid primary key,
    owner_id uuid not null references owner (id),
    name text not null,
    -- Minute, hour, day of the month, month, day of the week.
    cron text not null,
    time_zone text not null,
    missed text not null check (missed in ('run_once', 'skip')),
    overlap text not null check (overlap in ('skip', 'allow')),
    -- A body of POST /api/v1/generate.
    request text not null,
    state text not null check (state in ('active', 'paused')),
    -- In a row, up to now.
    refusals int not null default 0,
    paused_because text,
    next_run_at timestamptz,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (state = 'active' or next_run_at is null)
);

create index schedule_of_owner on schedule (owner_id, id desc);
create index schedule_due on schedule (next_run_at) where next_run_at is not null;

-- What came of a schedule each time, whether something was begun or not.
create table schedule_run (
    id uuid primary key,
    schedule_id uuid not null references schedule (id) on delete cascade,
    trigger text not null check (trigger in ('clock', 'owner')),
    due_at timestamptz not null,
    decided_at timestamptz not null,
    outcome text not null check (outcome in ('started', 'skipped_overlap', 'skipped_missed', 'refused')),
    execution_id uuid references execution (id) on delete set null,
    -- The status with which the execution has ended.
    ended_as text,
    problem text,
    reason text
);

create index schedule_run_of_schedule on schedule_run (schedule_id, id desc);
create index schedule_run_of_execution on schedule_run (execution_id) where execution_id is not null;
-- A time that was due is decided once, whatever happens.
create unique index schedule_run_once on schedule_run (schedule_id, due_at) where trigger = 'clock';
