-- The resolved steps an execution goes through; null for those from before there were other pipelines than one.
alter table execution add column pipeline jsonb;
create index execution_pipeline on execution (owner_id, pipeline_id);

-- Where a step stands in its pipeline (null: it is named after its type), and its owner's word where it waits for one.
alter table step_run
    add column path text,
    add column approval jsonb;
