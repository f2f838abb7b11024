-- The texts of prompts, once each; a text stays as long as a version or an execution refers to it.
create table prompt_text (
    sha256 text primary key,
    content text not null,
    created_at timestamptz not null default clock_timestamp()
);

-- What versions are kept under. The row is locked by whoever changes its versions.
create table prompt (
    id bigint generated always as identity primary key,
    step text not null,
    language text not null,
    family text not null,
    -- The highest number ever given: a number is never used twice.
    last_version int not null default 0,
    -- Counts the changes: nodes read the texts anew when the sum over all prompts has changed.
    revision bigint not null default 0,
    -- Whether a person has chosen the effective version; a new default of the service does not replace it then.
    tended boolean not null default false,
    unique (step, language, family)
);

create table prompt_version (
    prompt_id bigint not null references prompt (id),
    version int not null,
    sha256 text not null references prompt_text (sha256),
    origin text not null check (origin in ('shipped', 'inherited', 'written', 'imported')),
    note text not null,
    created_by text not null,
    created_at timestamptz not null,
    effective boolean not null default false,
    -- When it became effective last, counted per prompt; null when it never was or was rolled back.
    activated bigint,
    primary key (prompt_id, version)
);

create unique index prompt_version_effective on prompt_version (prompt_id) where effective;
create index prompt_version_text on prompt_version (sha256);

-- The defaults of the service that a prompt has had already, in this release or an earlier one.
create table prompt_shipped (
    prompt_id bigint not null references prompt (id),
    sha256 text not null,
    primary key (prompt_id, sha256)
);

-- Which version an execution got for what it asked for. Pinned is the version again for as long as the execution lives.
create table prompt_use (
    execution_id uuid not null,
    step text not null,
    language text not null,
    family text not null,
    prompt_id bigint not null,
    version int not null,
    sha256 text not null references prompt_text (sha256),
    pinned int,
    primary key (execution_id, step, language, family),
    foreign key (prompt_id, pinned) references prompt_version (prompt_id, version)
);

create index prompt_use_pinned on prompt_use (prompt_id, pinned) where pinned is not null;
create index prompt_use_text on prompt_use (sha256);
