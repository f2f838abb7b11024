-- What executions are answered from that replay others, each answer as the text of its file.
create table tape (
    execution_id uuid primary key references execution (id) on delete cascade,
    match text not null check (match in ('key', 'position'))
);

create table tape_recording (
    execution_id uuid not null references tape (execution_id) on delete cascade,
    number int not null,
    recording text not null,
    primary key (execution_id, number)
);

-- Whether an answer may be given again, and whether the call itself was looked up among such answers.
alter table llm_call add column reusable boolean not null default true;
alter table llm_call add column cache text check (cache in ('hit', 'miss'));

create index llm_call_reusable on llm_call (content_key, id desc) where reusable and finish = 'stop';
