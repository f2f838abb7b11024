-- Elements and tasks that somebody, often a model, proposes for a project.
create table expansion_proposal (
    id uuid primary key,
    owner_id uuid not null references owner (id),
    project_id uuid not null references project (id) on delete cascade,
    title text not null,
    status text not null check (status in ('open', 'applied', 'rejected')),
    auto_approve boolean not null,
    -- What the project looked like when the proposal was last compared with it.
    basis text not null,
    version bigint not null default 1,
    created_by text not null,
    decided_by text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index expansion_proposal_project on expansion_proposal (project_id, id desc);

-- Each is stored by itself. What could not be understood has a fault instead of what is wanted.
create table expansion_item (
    id uuid primary key,
    proposal_id uuid not null references expansion_proposal (id) on delete cascade,
    position int not null,
    wanted jsonb,
    fault text,
    check ((wanted is null) <> (fault is null)),
    unique (proposal_id, position)
);
