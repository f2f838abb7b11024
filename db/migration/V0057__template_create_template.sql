-- Templates of owners. Those that come with the application are files and have no rows.
create table template (
    id uuid primary key,
    owner_id uuid not null references owner (id),
    -- In the order of its bytes, for lists mix these names with those of the files.
    name text collate "C" not null,
    public boolean not null default false,
    -- The version that requests get; null before one has been activated.
    current_version integer,
    -- Counts up with each version and never down, so that no number is given twice.
    latest_version integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (owner_id, name)
);

create index template_public on template (name, id) where public;

-- What a version says never changes; only whether it has been current, and how it came to be, is noted later.
create table template_version (
    template_id uuid not null references template (id) on delete cascade,
    version integer not null,
    yaml text not null,
    -- Drawn from the YAML, for lists.
    title text not null,
    description text not null,
    complexity text not null,
    languages text[] not null,
    -- The built-in template it customises, as that read then, and what was changed; null for others.
    base_name text,
    base_version integer,
    base_yaml text,
    changes jsonb,
    created_at timestamptz not null,
    activated_at timestamptz,
    forced boolean not null default false,
    primary key (template_id, version)
);
