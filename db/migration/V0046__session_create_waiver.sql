-- Findings that may stay because their owner says so. They are found again by their fingerprints.
create table waiver (
    id uuid primary key,
    owner_id uuid not null references owner (id),
    -- Whose executions it holds for; all of the owner's when null.
    project_id uuid references project (id) on delete cascade,
    fingerprint text not null,
    reason text not null,
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    unique nulls not distinct (owner_id, fingerprint, project_id)
);

create index waiver_owner on waiver (owner_id, id desc);
