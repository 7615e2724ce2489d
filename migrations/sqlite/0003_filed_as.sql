ALTER TABLE `students` ADD `filed_as` text;--> statement-breakpoint
CREATE UNIQUE INDEX `students_filed_as` ON `students` (`filed_as`);