-- One generation of a project. What came of it stands in its executions.
create table project_run (
    id uuid primary key,
    owner_id uuid not null references owner (id),
    project_id uuid not null references project (id) on delete cascade,
    idempotency_key text,
    -- What was asked for, to tell a repeated request from another one with the same key.
    request text not null,
    created_at timestamptz not null,
    unique (owner_id, idempotency_key)
);

create index project_run_of_project on project_run (project_id, id desc);
