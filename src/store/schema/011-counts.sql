-- What is added is counted once for a report or an entry, by those who add it (store/record.c, process/entry.c); what goes is counted by triggers.
DROP TRIGGER line_added;
DROP TRIGGER entry_actor_added;
DROP TRIGGER report_actor_added;
