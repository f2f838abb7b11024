-- Content is stored once, whoever asked for it; all else refers to it by its hash.
create table blob (
    sha256 text primary key,
    content text not null,
    created_at timestamptz not null default clock_timestamp()
);

-- One user request and everything that came of it.
create table generation_session (
    id uuid primary key,
    owner_id uuid not null references owner (id),
    template_type text not null,
    description text not null,
    created_at timestamptz not null
);

create index generation_session_owner on generation_session (owner_id, id desc);

-- One run of one pipeline inside a session.
create table execution (
    id uuid primary key,
    session_id uuid not null references generation_session (id),
    owner_id uuid not null references owner (id),
    pipeline_id uuid not null,
    template_type text not null,
    language text not null,
    request jsonb not null,
    status text not null
        check (status in ('queued', 'running', 'completed', 'completed_with_findings', 'failed', 'cancelled')),
    verdict text check (verdict in ('verified', 'unverified', 'rejected')),
    provider text,
    report jsonb,
    standing_step uuid,
    failure_code text,
    failure_message text,
    last_event bigint not null default 0,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    estimated_completion timestamptz
);

create index execution_owner on execution (owner_id, id desc);
create index execution_finished on execution (template_type, finished_at desc) where status like 'completed%';

-- One step of an execution. The row is the checkpoint: the chain in it is the whole input of the next step.
create table step_run (
    id uuid primary key,
    execution_id uuid not null references execution (id),
    position int not null,
    type text not null,
    round int not null,
    status text not null check (status in ('queued', 'running', 'completed', 'skipped', 'failed', 'cancelled')),
    attempt int not null default 0,
    retries int not null default 0,
    chain jsonb,
    summary text,
    failure_code text,
    prompt_sha256 text,
    provider text,
    host text,
    model text,
    model_digest text,
    input_tokens int,
    output_tokens int,
    transcript_sha256 text references blob (sha256),
    started_at timestamptz,
    finished_at timestamptz,
    unique (execution_id, position)
);

-- The files of each step's tree; the same path in two steps is two revisions.
create table generated_file (
    step_id uuid not null references step_run (id),
    path text not null,
    language text,
    size int not null,
    sha256 text not null references blob (sha256),
    primary key (step_id, path)
);

-- What happened, in order. Append-only.
create table execution_event (
    execution_id uuid not null references execution (id),
    sequence bigint not null,
    type text not null,
    data jsonb not null,
    created_at timestamptz not null,
    primary key (execution_id, sequence)
);

-- Which execution a caller's Idempotency-Key stands for, and the hash of the body it came with.
create table idempotency_key (
    owner_id uuid not null references owner (id),
    key text not null,
    body_sha256 text not null,
    execution_id uuid not null references execution (id) deferrable initially deferred,
    created_at timestamptz not null,
    primary key (owner_id, key)
);
