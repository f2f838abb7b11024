create table element (
    id uuid primary key,
    project_id uuid not null references project (id) on delete cascade,
    name text not null check (char_length(name) between 1 and 50),
    description text not null default '' check (char_length(description) <= 10000),
    type text not null check (type in
        ('module', 'class', 'function', 'component', 'api_endpoint', 'database_model', 'configuration', 'test')),
    metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (project_id, id)
);

create table task (
    id uuid primary key,
    project_id uuid not null,
    element_id uuid not null,
    title text not null check (char_length(title) between 1 and 100),
    prompt text not null default '' check (char_length(prompt) <= 20000),
    status text not null check (status in ('pending', 'in_progress', 'completed', 'failed')),
    generated_code text,
    code_language text
        check (code_language in ('python', 'javascript', 'typescript', 'java', 'cpp', 'go', 'rust')),
    metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (project_id, id),
    foreign key (project_id, element_id) references element (project_id, id) on delete cascade
);

create index task_of_element on task (element_id, id desc);

-- The project is part of both foreign keys, so that no row can connect two projects.
create table element_dependency (
    project_id uuid not null,
    element_id uuid not null,
    depends_on_id uuid not null check (depends_on_id <> element_id),
    primary key (element_id, depends_on_id),
    foreign key (project_id, element_id) references element (project_id, id) on delete cascade,
    foreign key (project_id, depends_on_id) references element (project_id, id) on delete cascade
);

create index element_dependency_of_project on element_dependency (project_id);
create index element_dependency_dependents on element_dependency (depends_on_id);

create table task_dependency (
    project_id uuid not null,
    task_id uuid not null,
    depends_on_id uuid not null check (depends_on_id <> task_id),
    primary key (task_id, depends_on_id),
    foreign key (project_id, task_id) references task (project_id, id) on delete cascade,
    foreign key (project_id, depends_on_id) references task (project_id, id) on delete cascade
);

create index task_dependency_of_project on task_dependency (project_id);
create index task_dependency_dependents on task_dependency (depends_on_id);
