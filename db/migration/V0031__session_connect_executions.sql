-- What an execution is part of, how urgent it is, and where it begins when it repeats another one.
alter table execution
    add column priority smallint not null default 5 check (priority between 1 and 10),
    add column project_id uuid,
    add column task_id uuid,
    add column run_id uuid,
    add column retry_of uuid references execution (id) on delete set null,
    -- The step to begin with and what is known before it; null for one that begins at the beginning.
    add column origin jsonb,
    -- Paths and hashes of the files it gets from those it depends on, from the moment it begins.
    add column inherited jsonb,
    -- Whether those that wait for it may begin, or never will.
    add column done boolean not null generated always as
        (status = 'completed' or (status = 'completed_with_findings' and verdict is distinct from 'rejected')) stored,
    add column blocks boolean not null generated always as
        (status in ('failed', 'cancelled')
            or (status = 'completed_with_findings' and verdict is not distinct from 'rejected')) stored;

create index execution_retries on execution (retry_of) where retry_of is not null;
create index execution_session on execution (session_id);
create index execution_project on execution (project_id, id desc) where project_id is not null;
create index execution_run on execution (run_id) where run_id is not null;

-- Who waits for whom. Both belong to the same owner.
create table execution_dependency (
    execution_id uuid not null references execution (id) on delete cascade,
    depends_on_id uuid not null references execution (id) on delete cascade check (depends_on_id <> execution_id),
    primary key (execution_id, depends_on_id)
);

create index execution_dependents on execution_dependency (depends_on_id);
