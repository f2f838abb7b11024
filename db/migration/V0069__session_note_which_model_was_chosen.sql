-- Which model a step is to ask, and why. Rows of the previous version have none: their type tells the role, and who answered the model.
alter table step_run
    add column model_role text,
    add column model_wanted text,
    add column model_reason text
        check (model_reason in ('named', 'default', 'best_measured', 'explored', 'trial', 'control', 'escalated')),
    add column model_note text,
    add column model_given_up boolean not null default false;
