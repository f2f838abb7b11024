-- An execution that plans: what it is for, and what came of it. That stands in a proposal or a document of its own.
create table planning_run (
    execution_id uuid primary key references execution (id) on delete cascade,
    owner_id uuid not null references owner (id),
    kind text not null check (kind in ('expansion', 'document')),
    project_id uuid references project (id) on delete cascade,
    -- The document an expansion goes by.
    document_id uuid,
    title text not null,
    auto_approve boolean not null,
    -- What the files said that came with the request for a document.
    current_state jsonb,
    -- When questions are answered by their defaults; null where none are asked.
    answers_due timestamptz,
    clarification_id uuid,
    result_id uuid,
    note text,
    settled_at timestamptz,
    created_at timestamptz not null
);

create index planning_run_of_owner on planning_run (owner_id, execution_id desc);
create index planning_run_of_project on planning_run (project_id) where project_id is not null;
create index planning_run_open on planning_run (execution_id) where settled_at is null;
