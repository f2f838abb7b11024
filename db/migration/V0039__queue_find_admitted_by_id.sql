-- What is admitted is found by its id, when it ends. By lane and host nobody asks; with that index the planner read all that was admitted,
-- and its dead versions, for each piece that ended, since its statistics say that hardly anything ever is.
create index work_admitted_id on work (id) where status = 'admitted';
drop index work_admitted;
