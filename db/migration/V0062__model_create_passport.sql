-- What a model has shown it can do, once by the hash of its content.
create table model_passport (
    digest text primary key,
    model text not null,
    host text not null,
    -- The latest examination; its work has the same id.
    work_id uuid not null unique,
    status text not null check (status in ('queued', 'running', 'done', 'failed')),
    error text,
    asked_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    -- Those of the last examination that came to its end.
    results jsonb,
    traits jsonb
);
