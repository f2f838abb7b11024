-- A version of a prompt that is tried out against the effective one.
create table prompt_trial (
    id uuid primary key,
    prompt_id bigint not null references prompt (id),
    champion int not null,
    challenger int not null,
    -- Which part of the executions gets the challenger; 0 for executions that are replayed only.
    share double precision not null check (share between 0 and 0.5),
    min_runs int not null,
    auto_promote boolean not null,
    status text not null check (status in ('running', 'guarded', 'promoted', 'stopped', 'rolled_back')),
    reason text not null default '',
    created_by text not null,
    created_at timestamptz not null,
    ended_at timestamptz
);

-- One at a time: while it runs, and while what it promoted is watched.
create unique index prompt_trial_open on prompt_trial (prompt_id) where status in ('running', 'guarded');
create index prompt_trial_prompt on prompt_trial (prompt_id, id desc);

-- What came of the executions that took part.
create table prompt_trial_run (
    trial_id uuid not null references prompt_trial (id) on delete cascade,
    execution_id uuid not null,
    arm text not null check (arm in ('champion', 'challenger', 'guard')),
    passed boolean,
    repairs int,
    seconds double precision,
    primary key (trial_id, execution_id)
);

create index prompt_trial_run_execution on prompt_trial_run (execution_id);
