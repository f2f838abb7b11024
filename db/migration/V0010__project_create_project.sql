create table project (
    id uuid primary key,
    owner_id uuid not null references owner (id),
    name text not null check (char_length(name) between 1 and 100),
    description text not null default '' check (char_length(description) <= 10000),
    status text not null check (status in ('draft', 'active', 'completed', 'archived')),
    default_language text not null
        check (default_language in ('python', 'javascript', 'typescript', 'java', 'cpp', 'go', 'rust')),
    metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index project_of_owner on project (owner_id, id desc);
