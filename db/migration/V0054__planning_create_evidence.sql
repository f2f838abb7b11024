-- Which execution works on which task of a plan, and what decides whether it is done. Executions are purged; what they showed stays.
create table task_document_execution (
    document_id uuid not null references task_document (id) on delete cascade,
    task_id text not null,
    execution_id uuid not null,
    decided_by text not null,
    attached_by text not null,
    attached_at timestamptz not null,
    primary key (document_id, task_id, execution_id, decided_by)
);

create index task_document_execution_execution on task_document_execution (execution_id);

-- What the report of an execution says of a check.
create table task_document_outcome (
    document_id uuid not null references task_document (id) on delete cascade,
    execution_id uuid not null,
    decided_by text not null,
    status text not null check (status in ('met', 'unmet', 'silent')),
    reason text not null,
    decided_at timestamptz not null,
    primary key (document_id, execution_id, decided_by)
);

-- Which files an execution made.
create table task_document_file (
    document_id uuid not null references task_document (id) on delete cascade,
    execution_id uuid not null,
    path text not null,
    primary key (document_id, execution_id, path)
);
