-- A host that failed a piece of work is avoided from then on for a while, however long the work has been waiting. Rows of the previous
-- version have none and are avoided since they were added, as they were.
alter table work add column host_avoided_since timestamptz;
