-- What is to be done and how, agreed on before it is done.
create table task_document (
    id uuid primary key,
    owner_id uuid not null references owner (id),
    project_id uuid references project (id) on delete cascade,
    title text not null,
    status text not null check (status in ('draft', 'in_review', 'approved', 'implementation', 'completed')),
    auto_approve boolean not null,
    -- The newest revision.
    revision int not null,
    -- Grows with every change, also of comments and evidence.
    version bigint not null default 1,
    approved_revision int,
    approved_by text,
    approved_at timestamptz,
    -- Criteria that a person found to be met when the document was completed.
    confirmed text[] not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index task_document_owner on task_document (owner_id, id desc);
create index task_document_project on task_document (project_id);

create table task_document_revision (
    document_id uuid not null references task_document (id) on delete cascade,
    number int not null,
    content jsonb not null,
    markdown text not null,
    author text not null,
    reason text not null,
    created_at timestamptz not null,
    primary key (document_id, number)
);

create table task_document_comment (
    id uuid primary key,
    document_id uuid not null references task_document (id) on delete cascade,
    revision int not null,
    section text,
    kind text not null check (kind in ('comment', 'change_request')),
    body text not null,
    author text not null,
    created_at timestamptz not null,
    resolved_by text,
    resolved_at timestamptz,
    resolution text
);

create index task_document_comment_document on task_document_comment (document_id, id desc);
