-- The stored template an execution uses, in which version, and which of that version's examples it tries; null for others.
alter table execution
    add column template_id uuid,
    add column template_version integer,
    add column template_example integer;
create index execution_template on execution (template_id, template_version) where template_id is not null;
