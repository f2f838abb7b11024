-- Steps that work on one file each, and what a step waits for when that is more than the step before it.
alter table step_run add column part text;

create table step_dependency (
    step_id uuid not null references step_run (id) on delete cascade,
    depends_on_id uuid not null references step_run (id) on delete cascade,
    primary key (step_id, depends_on_id)
);

create index step_dependents on step_dependency (depends_on_id);
