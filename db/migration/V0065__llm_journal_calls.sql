-- Every call of a model that was made for an execution, in the order in which they ended.
create table llm_call (
    id bigint generated always as identity primary key,
    execution_id uuid not null references execution (id) on delete cascade,
    owner_id uuid not null references owner (id),
    step_id uuid not null references step_run (id) on delete cascade,
    step text not null,
    language text not null,
    round int not null,
    -- Which one it is of the calls of this step that ask the same; 1 for the first.
    number int not null,
    -- The hash of what was asked, and of each of its parts.
    content_key text not null,
    parts jsonb not null,
    -- What the operator's configuration added to it.
    settings text not null,
    role text not null,
    asked_model text not null,
    provider text,
    host text,
    model text,
    digest text,
    finish text not null check (finish in ('stop', 'length', 'failed', 'cancelled')),
    failure text,
    answer text not null,
    thinking text not null,
    notes jsonb not null,
    input_tokens int not null,
    output_tokens int not null,
    load_ms bigint not null,
    wall_ms bigint not null,
    begun_at timestamptz not null,
    ended_at timestamptz not null,
    -- Whether the attempt it was made in left its outcome; null as long as that is open, false when another attempt took its place.
    kept boolean
);

create index llm_call_of_execution on llm_call (execution_id, id);
create index llm_call_of_step on llm_call (step_id);
create index llm_call_of_owner on llm_call (owner_id);
