-- What a step's question was made of, besides the hash of the prompt's text: its key and version, and the options that came with it.
alter table step_run
    add column prompt_key text,
    add column prompt_version int,
    add column sampling jsonb;

-- The step whose answer brought the file; the steps after it only hand it on.
alter table generated_file add column made_by uuid references step_run (id) on delete set null;

create index generated_file_made_by on generated_file (made_by) where made_by is not null;
