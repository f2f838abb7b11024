-- Questions that are answered before work begins, by people or by their defaults.
create table clarification (
    id uuid primary key,
    owner_id uuid not null references owner (id),
    project_id uuid references project (id) on delete cascade,
    unattended boolean not null,
    deadline timestamptz,
    questions jsonb not null,
    answers jsonb not null default '{}',
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index clarification_owner on clarification (owner_id, id desc);
