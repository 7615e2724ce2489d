DROP INDEX `journal_operation`;--> statement-breakpoint
DROP INDEX `students_next`;--> statement-breakpoint
DROP INDEX `students_filed_as`;--> statement-breakpoint
CREATE UNIQUE INDEX `students_filed_as` ON `students` (`filed_as`) WHERE filed_as IS NOT NULL;